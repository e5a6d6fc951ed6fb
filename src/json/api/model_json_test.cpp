#include "json/api/model_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

const NamedBox kFox{"fox", {0, 0.375F, 0.125F, 0.625F}};

Comparison some_comparison() {
  Comparison comparison;
  comparison.names = {"deer-v1", "deer-v2", "deer", "val"};
  comparison.differences[static_cast<std::size_t>(Measure::kRecall)] = PairedDifference{0.5, {0.25, 0.75}};
  comparison.gate = {true, {"mAP50 rises."}};
  comparison.animals = {{{"fox.png", false}, {640, 480}, kFox, true}};
  comparison.photos = {{{"fox.png", false}, {kFox}, {}, {{kFox, 0.75F, true}}, ModelChange::kNewlyFound},
                       {{"field.jpg", true}, {}, {}, {{kFox, 0.5F, false}}, ModelChange::kNewFalseAlarm}};
  return comparison;
}

TEST(ComparisonJson, HasWhatTheApiRequires) {
  const auto json = to_json(some_comparison());
  EXPECT_EQ(json["a"], "deer-v1");
  EXPECT_EQ(json["metrics_b"]["split"], "val");
  EXPECT_TRUE(json["metrics_b"]["false_positive_rate"].is_null());
  EXPECT_DOUBLE_EQ(json["differences"]["recall"]["difference"], 0.5);
  EXPECT_EQ(json["differences"]["recall"]["interval"].size(), 2U);
  EXPECT_TRUE(json["differences"]["false_positive_rate"].is_null());
  ASSERT_EQ(json["animals"].size(), 1U);
  EXPECT_EQ(json["animals"][0]["class_name"], "fox");
  EXPECT_EQ(json["animals"][0]["change"], "newly_found");
  EXPECT_EQ(json["animals"][0]["photo_width"], 640);
  EXPECT_EQ(json["animals"][0]["filename"], "fox.png");
  EXPECT_EQ(json["gate"]["passed"], true);
  EXPECT_EQ(json["photos"][0]["change"], "newly_found");
  EXPECT_EQ(json["photos"][0]["truth"][0]["class_name"], "fox");
  EXPECT_NEAR(json["photos"][0]["b"][0]["x_max"].get<double>(), 0.125, 1e-5);
  EXPECT_EQ(json["photos"][0]["b"][0]["correct"], true);
}

TEST(ComparisonJson, SaysWhereEachPhotoIsServed) {
  const auto json = to_json(some_comparison());
  EXPECT_EQ(json["animals"][0]["image_url"], "/api/dataset-image/deer/val/fox.png");
  EXPECT_EQ(json["photos"][0]["image_url"], "/api/dataset-image/deer/val/fox.png");
  EXPECT_EQ(json["photos"][1]["image_url"], "/photos/image/field.jpg");
  EXPECT_FALSE(json["photos"][1].contains("of_field"));
}

TEST(ModelJson, HasWhatTheApiRequires) {
  ModelVersion model;
  model.row.name = "deer-v1";
  model.row.state = ModelState::kRetired;
  model.row.metrics = SplitFigures{};
  model.row.metrics->photos = 3;
  model.shown_on = 5;
  const auto json = to_json(model);
  EXPECT_EQ(json["state"], "retired");
  EXPECT_EQ(json["metrics"]["photos"], 3);
  EXPECT_TRUE(json["parent"].is_null());
  EXPECT_TRUE(json["deployed_at"].is_null());
  EXPECT_EQ(json["shown_on"], 5);
}

}  // namespace
}  // namespace fieldloop
