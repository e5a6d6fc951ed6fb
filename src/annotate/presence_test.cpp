#include "annotate/presence.h"

#include <gmock/gmock.h>

#include "annotate/editors_for_tests.h"
#include "core/error.h"
#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;

class EnterPhoto : public HomeFixture {};

TEST_F(EnterPhoto, TheOthersAreNamedAndTheArrivalIsTold) {
  const auto photo = add(1);
  app_.presence.enter(photo, kAnna);
  const auto events = app_.events.subscribe();
  EXPECT_THAT(app_.presence.enter(photo, kBen), ElementsAre(kAnna));
  const auto told = events->next(std::chrono::milliseconds(0)).value();
  const std::vector<EventFields> editors{{{"editor", "a1"}, {"name", "Anna"}},
                                         {{"editor", "b2"}, {"name", "Ben"}}};
  EXPECT_EQ(std::get<EventFields>(told.content),
            (EventFields{{"photo_id", photo.value}, {"editors", editors}}));
}

TEST_F(EnterPhoto, AnUnknownPhotoIsNotFound) { EXPECT_THROW(app_.presence.enter({77}, kAnna), Error); }

}  // namespace
}  // namespace fieldloop
