#include "core/vocabulary.h"

#include <gmock/gmock.h>

#include <set>
#include <string>

namespace fieldloop {
namespace {

TEST(Vocabulary, KnowsEveryVerdictByItsName) {
  std::set<std::string_view> names;
  for (const auto verdict : kAllVerdicts) {
    EXPECT_EQ(verdict_named(name_of(verdict)), verdict);
    names.insert(name_of(verdict));
  }
  EXPECT_EQ(names.size(), kAllVerdicts.size());
}

TEST(Vocabulary, NamesAreThoseOfTheApi) {
  EXPECT_EQ(name_of(Verdict::kFalseAlarm), "false_alarm");
  EXPECT_EQ(name_of(MarkReason::kFalsePositive), "false_positive");
  EXPECT_EQ(name_of(QualityKind::kPhotoWithoutLabel), "photo_without_label");
  EXPECT_EQ(name_of(JobState::kInterrupted), "interrupted");
  EXPECT_EQ(name_of(BoxOrigin::kConfirmed), "confirmed");
}

TEST(Vocabulary, KnowsNoOtherName) {
  EXPECT_EQ(verdict_named(""), std::nullopt);
  EXPECT_EQ(verdict_named("Correct"), std::nullopt);
  EXPECT_EQ(verdict_named("mark"), std::nullopt) << "that is an action, not a verdict";
  EXPECT_EQ(job_state_named("queued "), std::nullopt);
}

TEST(Vocabulary, EveryVerdictIsAnActionOfTheSameName) {
  for (const auto verdict : kAllVerdicts) EXPECT_TRUE(verdict_action_named(name_of(verdict)));
  for (const auto verdict : kAllBoxVerdicts) EXPECT_TRUE(verdict_named(name_of(verdict)));
}

TEST(Vocabulary, BoxesAreStoredFromBelowWhatIsShown) {
  EXPECT_LT(kStoredConfidence, static_cast<float>(kFaintestShown));
  EXPECT_LT(static_cast<float>(kFaintestShown), kViewThreshold);
}

TEST(Vocabulary, TheUsualGapIsOneThatCanBeAskedFor) {
  EXPECT_GT(kUsualGap, kLeastGap);
  EXPECT_LT(kUsualGap, kLongestGap);
}

}  // namespace
}  // namespace fieldloop
