#include "json/api/training_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace fieldloop {
namespace {

using nlohmann::json;

TrainingRequest request_from(const json& object) { return request_of(training_wish_from(object)); }

TEST(TrainingRequestJson, OutOfRangeValuesAreNamed) {
  EXPECT_EQ(request_from(json::object()).epochs, 12);
  EXPECT_EQ(request_from({{"epochs", 3}, {"add_annotated", false}}).add_annotated, false);
  for (const auto& [member, value] : std::vector<std::pair<std::string, json>>{{"epochs", 0},
                                                                               {"epochs", 2.5},
                                                                               {"epochs", "many"},
                                                                               {"batch", 129},
                                                                               {"image_size", 330},
                                                                               {"learning_rate", 0},
                                                                               {"frozen_stages", 5},
                                                                               {"seed", -1},
                                                                               {"dataset", 7}}) {
    try {
      request_from({{member, value}});
      ADD_FAILURE() << member << " " << value;
    } catch (const Error& error) {
      EXPECT_EQ(error.field(), member);
    }
  }
}

TEST(TrainingRequestJson, AnUnknownPresetOrOptionIsRefusedByName) {
  for (const auto& [member, body] : std::vector<std::pair<std::string, json>>{
           {"preset", {{"preset", "fast"}}}, {"preset", {{"preset", 3}}}, {"epoch", {{"epoch", 3}}}}) {
    try {
      request_from(body);
      ADD_FAILURE() << body;
    } catch (const Error& error) {
      EXPECT_EQ(error.field(), member);
      EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
    }
  }
}

TEST(TrainingRequestJson, NullIsWhatIsNotSaid) {
  EXPECT_EQ(request_from({{"preset", nullptr}, {"epochs", nullptr}, {"notes", nullptr}}).preset,
            kDefaultPreset);
}

TEST(TrainingPresetsJson, ShowEveryOptionOfEachPreset) {
  const auto shown = training_presets_json();
  EXPECT_EQ(shown["default"], kDefaultPreset);
  for (const auto& preset : shown["presets"])
    EXPECT_EQ(preset["options"].size(), training_options().size()) << preset["name"];
  EXPECT_EQ(shown["options"].size(), training_options().size());
}

TEST(TrainingCheckJson, OfARefusedRequestHasNoFigures) {
  TrainingCheck check;
  check.refusals.push_back({"not_found", "There is no model.", "base", 0, {}});
  const auto shown = to_json(check);
  EXPECT_EQ(shown["refusals"][0]["field"], "base");
  for (const char* member : {"train", "val", "free_memory_bytes", "free_disk_bytes", "estimate"})
    EXPECT_TRUE(shown[member].is_null()) << member;
}

TEST(TrainingCheckJson, TellsWhatWasTried) {
  TrainingCheck check;
  check.tried = TriedRun{{5, 1, 4, {{"deer", 3}, {"fox", 1}}}, {}, {10, 20}, RunEstimate{}};
  const auto shown = to_json(check);
  EXPECT_EQ(shown["train"]["classes"][1], json({{"class_name", "fox"}, {"count", 1}}));
  EXPECT_EQ(shown["free_disk_bytes"], 20);
  EXPECT_EQ(shown["estimate"]["precision"], "float32");
}

TEST(RunReportJson, NamesTheAddressOfEachPicture) {
  const RunReport report{"deer-v1", {}, {{"losses.svg", "Losses", PictureKind::kTraining}}};
  const auto shown = to_json(report, RunId{7});
  EXPECT_EQ(shown["pictures"][0]["url"], "/api/training/runs/7/report/losses.svg");
  EXPECT_EQ(shown["pictures"][0]["kind"], "training");
}

}  // namespace
}  // namespace fieldloop
