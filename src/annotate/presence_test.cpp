#include "annotate/presence.h"

#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

const Editor kAnna{"a1", "Anna"};
const Editor kBen{"b2", "Ben"};
const Presence::Time kStart{};

TEST(Presence, TellsWhoIsAtAPhotoInOrderOfArrival) {
  Presence presence;
  presence.enter({7}, kAnna, kStart);
  presence.enter({7}, kBen, kStart);
  presence.enter({8}, {"c3", ""}, kStart);
  EXPECT_THAT(presence.at({7}, kStart), ElementsAre(kAnna, kBen));
}

TEST(Presence, AnEditorIsAtOnePhotoOnlyAndBothPhotosHaveChanged) {
  Presence presence;
  EXPECT_THAT(presence.enter({7}, kAnna, kStart), ElementsAre(PhotoId{7}));
  EXPECT_THAT(presence.enter({8}, kAnna, kStart), ElementsAre(PhotoId{7}, PhotoId{8}));
  EXPECT_THAT(presence.at({7}, kStart), IsEmpty());
}

TEST(Presence, ARepeatedWordChangesNothingButLastsOn) {
  Presence presence;
  presence.enter({7}, kAnna, kStart);
  EXPECT_THAT(presence.enter({7}, kAnna, kStart + seconds(10)), IsEmpty());
  EXPECT_THAT(presence.at({7}, kStart + seconds(20)), ElementsAre(kAnna));
}

TEST(Presence, WhoIsNotHeardAnyMoreIsGone) {
  Presence presence;
  presence.enter({7}, kAnna, kStart);
  const auto late = kStart + Presence::kLifetime + seconds(1);
  EXPECT_THAT(presence.at({7}, late), IsEmpty());
  EXPECT_THAT(presence.enter({8}, kBen, late), ElementsAre(PhotoId{7}, PhotoId{8}));
}

TEST(Presence, WhoLeavesIsGoneAtOnce) {
  Presence presence;
  presence.enter({7}, kAnna, kStart);
  EXPECT_THAT(presence.leave("a1", kStart), ElementsAre(PhotoId{7}));
  EXPECT_THAT(presence.at({7}, kStart), IsEmpty());
}

TEST(Presence, KeepsABoundedNumberOfEditors) {
  Presence presence;
  for (std::size_t i = 0; i <= Presence::kMaxEditors; ++i)
    presence.enter({7}, {std::to_string(i), ""}, kStart + std::chrono::milliseconds(i));
  const auto editors = presence.at({7}, kStart);
  EXPECT_EQ(editors.size(), Presence::kMaxEditors);
  EXPECT_EQ(editors.front().id, "1");
}

class EnterPhoto : public LoopFixture {};

TEST_F(EnterPhoto, TheOthersAreNamedAndTheArrivalIsTold) {
  const auto photo = add(1);
  enter_photo(app_, photo, kAnna);
  const auto events = app_.events.subscribe();
  EXPECT_THAT(enter_photo(app_, photo, kBen), ElementsAre(kAnna));
  const auto told = events->next(std::chrono::milliseconds(0)).value();
  const std::vector<EventFields> editors{{{"editor", "a1"}, {"name", "Anna"}},
                                         {{"editor", "b2"}, {"name", "Ben"}}};
  EXPECT_EQ(std::get<EventFields>(told.content),
            (EventFields{{"photo_id", photo.value}, {"editors", editors}}));
}

TEST_F(EnterPhoto, AnUnknownPhotoIsNotFound) { EXPECT_THROW(enter_photo(app_, {77}, kAnna), Error); }

}  // namespace
}  // namespace fieldloop
