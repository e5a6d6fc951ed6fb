#include <gmock/gmock.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "review/review.h"
#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

class Marks : public HomeFixture {
 protected:
  PhotoRow row(PhotoId photo) const { return app_.photos.get(photo).photo; }
};

TEST_F(Marks, MarkingCopiesFirstAndTwiceIsTheSameAsOnce) {
  const auto id = add(1, "a.jpg");
  app_.review.mark(id, MarkReason::kMissed, "");
  const auto marked = row(id);
  EXPECT_TRUE(marked.marked);
  const auto told = app_.db.read([](Transaction& sql) { return list_activity(sql, 1); });
  EXPECT_EQ(told.at(0).text, "a.jpg marked: an animal was missed");
  EXPECT_EQ(read_file(app_.home.to_annotate() / "a.jpg"), test_photo(1));
  app_.review.mark(id, MarkReason::kBadBox, "note");
  const auto again = row(id);
  EXPECT_EQ(again.marked_at, marked.marked_at);
  EXPECT_EQ(again.mark_reason, MarkReason::kBadBox);
  EXPECT_EQ(app_.photos.count_marked(), 1);
  app_.review.unmark(id);
  EXPECT_FALSE(row(id).marked);
  EXPECT_TRUE(fs::exists(app_.home.to_annotate() / "a.jpg"));
}

TEST_F(Marks, NothingIsMarkedWhenTheCopyFails) {
  const auto id = add(1, "a.jpg");
  fs::remove_all(app_.home.to_annotate());
  EXPECT_THROW(app_.review.mark(id, MarkReason::kMissed, ""), Error);
  EXPECT_EQ(app_.photos.count_marked(), 0);
  EXPECT_THROW(app_.review.mark(PhotoId{99}, MarkReason::kMissed, ""), Error);
}

}  // namespace
}  // namespace fieldloop
