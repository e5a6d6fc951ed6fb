#include "json/stored/label_notes.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(LabelNotes, ListClassesWithTheirIds) {
  EXPECT_THAT(
      categories_in_notes(R"({"categories":[{"id":2,"name":"elk"},{"id":0,"name":"hare"}],"info":{}})"),
      ElementsAre(Pair(2U, "elk"), Pair(0U, "hare")));
}

TEST(LabelNotes, ATextThatIsNoneIsRefused) {
  EXPECT_THROW(categories_in_notes("no"), Error);
  EXPECT_THROW(categories_in_notes("{}"), Error);
  EXPECT_THROW(categories_in_notes(R"({"categories":[{"id":"two","name":"elk"}]})"), Error);
}

}  // namespace
}  // namespace fieldloop
