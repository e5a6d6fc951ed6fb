#include "json/stored/review.h"

#include <gtest/gtest.h>

#include "core/error.h"

namespace fieldloop {
namespace {

const auto kMorning = parse_iso8601("2026-05-01T06:30:00.125Z");

TEST(StoredReview, OfAPhotoComesBackAsItWas) {
  const PhotoReview review{Verdict::kWrongAnimal,   "fox",  kMorning, ModelId{3}, kMorning,
                           MarkReason::kWrongClass, "ears", true};
  const auto again = photo_review_from(text_of(review));
  EXPECT_TRUE(again.same_words(review));
  EXPECT_EQ(again.verdict_model, review.verdict_model);
  EXPECT_TRUE(again.made_empty);
}

TEST(StoredReview, OfNothingComesBackAsNothing) {
  const auto again = photo_review_from(text_of(PhotoReview{}));
  EXPECT_TRUE(again.same_words({}));
  EXPECT_EQ(again.verdict_model, std::nullopt);
  EXPECT_FALSE(again.made_empty);
  EXPECT_EQ(box_review_from(text_of(BoxReview{})), BoxReview{});
}

TEST(StoredReview, OfABoxComesBackAsItWas) {
  const BoxReview review{BoxVerdict::kWrongAnimal, "fox"};
  EXPECT_EQ(box_review_from(text_of(review)), review);
}

TEST(StoredReview, KeepsTheFormThatStandsInDatabases) {
  EXPECT_EQ(text_of(PhotoReview{}),
            R"({"made_empty":false,"mark_note":null,"mark_reason":null,"marked_at":null,"verdict":null,)"
            R"("verdict_at":null,"verdict_class":null,"verdict_model":0})");
  EXPECT_EQ(text_of(BoxReview{BoxVerdict::kFalseAlarm, {}}),
            R"({"verdict":"false_alarm","verdict_class":null})");
}

TEST(StoredReview, SaysWhenItIsDamaged) {
  EXPECT_THROW(box_review_from("{}"), Error);
  EXPECT_THROW(box_review_from(R"({"verdict":"perhaps","verdict_class":null})"), Error);
  EXPECT_THROW(box_review_from("no JSON"), Error);
}

}  // namespace
}  // namespace fieldloop
