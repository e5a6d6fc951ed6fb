#include "json/stored/quality_card.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

QualityCard of_an_image() {
  QualityCard card;
  card.kind = QualityKind::kLoose;
  card.score = 0.375;
  card.reason = "The box is \"loose\".";
  card.photo = {std::nullopt, "yard", Split::kVal, "one.jpg", {128, 96}};
  card.boxes = {{"deer", {0.1F, 0.2F, 0.3F, 0.4F}}, {"fox", {-0.5F, 0, 1.5F, 1}}};
  card.box_index = 1;
  card.suggestion = Remedy{SuggestedAction::kReplace, {"fox", {0, 0, 1, 1}}, 0.9F};
  return card;
}

TEST(StoredQualityCard, IsReadAsItWasWritten) {
  EXPECT_EQ(quality_card_from(text_of(of_an_image())), of_an_image());
  QualityCard bare;
  bare.kind = QualityKind::kNotEmpty;
  bare.photo = {PhotoId{7}, "", std::nullopt, "photo.jpg", {640, 480}};
  EXPECT_EQ(quality_card_from(text_of(bare)), bare);
}

TEST(StoredQualityCard, WhatEarlierVersionsKeptIsRead) {
  const auto card = quality_card_from(
      R"({"box":null,"box_index":null,"boxes":[],"kind":"overlooked","photo":{"dataset":null,"filename":"a.jpg",)"
      R"("height":96,"image_url":"/photos/a.jpg","photo_id":3,"split":null,"width":128},"reason":"It is.",)"
      R"("score":0.5,"suggestion":{"action":"add","class_name":"deer","confidence":0.5,"x_max":1.0,)"
      R"("x_min":0.0,"y_max":1.0,"y_min":0.0}})");
  EXPECT_EQ(card.photo.photo, PhotoId{3});
  EXPECT_EQ(key_of(card), "overlooked 0 0 10000 10000 deer");
}

TEST(StoredReplacedLabels, OfAnAnnotationAndOfAFileAreReadAsTheyWereWritten) {
  const ReplacedLabels annotation{
      ReplacedLabels::OfAnnotation{2, {{"deer", {0.1F, 0.2F, 0.3F, 0.4F}, BoxOrigin::kConfirmed}}}};
  EXPECT_EQ(replaced_labels_from(text_of(annotation)), annotation);
  const ReplacedLabels file{ReplacedLabels::OfFile{"0 0.5 0.5 0.1 0.1\n", ""}};
  EXPECT_EQ(replaced_labels_from(text_of(file)), file);
  const ReplacedLabels none{ReplacedLabels::OfFile{std::nullopt, "1 0.5 0.5 0.1 0.1\n"}};
  EXPECT_EQ(replaced_labels_from(text_of(none)), none);
}

TEST(StoredSeenImage, IsReadAsItWasWritten) {
  const SeenImage image{{128, 96}, {{"deer", {0.1F, 0.2F, 0.3F, 0.4F}, 0.25F}}};
  EXPECT_EQ(seen_image_from(text_of(image)), image);
}

TEST(StoredUsualSizes, AreReadAsTheyWereWritten) {
  const UsualSizes sizes{{"deer", {20, -1.5, 0.25}}};
  EXPECT_EQ(usual_sizes_from(text_of(sizes)), sizes);
}

TEST(StoredCheckSummary, IsReadAsItWasWritten) {
  const CheckSummary summary{parse_iso8601("2026-05-01T10:00:00Z"), 3, 4, "wild-v1", {"one.txt line 1: no"}};
  EXPECT_EQ(check_summary_from(text_of(summary)), summary);
  EXPECT_EQ(check_summary_from(text_of(CheckSummary{})), CheckSummary{});
}

}  // namespace
}  // namespace fieldloop
