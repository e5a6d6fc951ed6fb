#include "annotate/editor_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "annotate/editors_for_tests.h"

namespace fieldloop {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

const EditorList::Time kStart{};

TEST(EditorList, TellsWhoIsAtAPhotoInOrderOfArrival) {
  EditorList list;
  list.enter({7}, kAnna, kStart);
  list.enter({7}, kBen, kStart);
  list.enter({8}, {"c3", ""}, kStart);
  EXPECT_THAT(list.at({7}, kStart), ElementsAre(kAnna, kBen));
}

TEST(EditorList, AnEditorIsAtOnePhotoOnlyAndBothPhotosHaveChanged) {
  EditorList list;
  EXPECT_THAT(list.enter({7}, kAnna, kStart), ElementsAre(PhotoId{7}));
  EXPECT_THAT(list.enter({8}, kAnna, kStart), ElementsAre(PhotoId{7}, PhotoId{8}));
  EXPECT_THAT(list.at({7}, kStart), IsEmpty());
}

TEST(EditorList, ARepeatedWordChangesNothingButLastsOn) {
  EditorList list;
  list.enter({7}, kAnna, kStart);
  EXPECT_THAT(list.enter({7}, kAnna, kStart + seconds(10)), IsEmpty());
  EXPECT_THAT(list.at({7}, kStart + seconds(20)), ElementsAre(kAnna));
}

TEST(EditorList, WhoIsNotHeardAnyMoreIsGone) {
  EditorList list;
  list.enter({7}, kAnna, kStart);
  const auto late = kStart + EditorList::kLifetime + seconds(1);
  EXPECT_THAT(list.at({7}, late), IsEmpty());
  EXPECT_THAT(list.enter({8}, kBen, late), ElementsAre(PhotoId{7}, PhotoId{8}));
}

TEST(EditorList, WhoLeavesIsGoneAtOnce) {
  EditorList list;
  list.enter({7}, kAnna, kStart);
  EXPECT_THAT(list.leave("a1", kStart), ElementsAre(PhotoId{7}));
  EXPECT_THAT(list.at({7}, kStart), IsEmpty());
}

TEST(EditorList, KeepsABoundedNumberOfEditors) {
  EditorList list;
  for (std::size_t i = 0; i <= EditorList::kMaxEditors; ++i)
    list.enter({7}, {std::to_string(i), ""}, kStart + std::chrono::milliseconds(i));
  const auto editors = list.at({7}, kStart);
  EXPECT_EQ(editors.size(), EditorList::kMaxEditors);
  EXPECT_EQ(editors.front().id, "1");
}

}  // namespace
}  // namespace fieldloop
