#include "json/api/review_json.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace fieldloop {
namespace {

using testing::StrEq;

// The sentence and the member of the error, or nothing.
std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
    return error.field() + ": " + error.what();
  }
  return "";
}

TEST(ReviewJson, ReadsTheNamesOfTheApi) {
  EXPECT_EQ(verdict_from("cannot_tell"), Verdict::kCannotTell);
  EXPECT_EQ(verdict_action_from("unmark"), VerdictAction::kUnmark);
  EXPECT_EQ(mark_reason_from("bad_box"), MarkReason::kBadBox);
  EXPECT_EQ(photo_light_from("night"), PhotoLight::kNight);
  EXPECT_EQ(timeline_sort_from("uncertain"), TimelineSort::kUncertain);
}

TEST(ReviewJson, RefusesOtherNamesAndSaysWhichThereAre) {
  EXPECT_THAT(
      refusal([] { verdict_from("perhaps"); }),
      StrEq("verdict: verdict must be correct, missed, false_alarm, wrong_animal, empty or cannot_tell"));
  EXPECT_THAT(
      refusal([] { verdict_action_from("perhaps"); }),
      StrEq("verdict: verdict must be correct, missed, false_alarm, wrong_animal, empty, cannot_tell, "
            "mark, unmark or clear"));
  EXPECT_THAT(refusal([] { mark_reason_from("because"); }),
              StrEq("reason: reason must be one of missed, false_positive, wrong_class, bad_box, other"));
  EXPECT_THAT(refusal([] { photo_light_from("dusk"); }), StrEq("light: light must be day or night"));
  EXPECT_THAT(refusal([] { timeline_sort_from("best"); }),
              StrEq("sort: sort must be newest, oldest, confident or uncertain"));
}

}  // namespace
}  // namespace fieldloop
