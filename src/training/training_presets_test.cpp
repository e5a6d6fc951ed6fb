#include "training/training_presets.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "training/training_request.h"

namespace fieldloop {
namespace {

using nlohmann::json;

TEST(TrainingPresets, NameOptionsThatThereAreWithValuesThatAreAllowed) {
  for (const auto& preset : training_presets()) {
    for (const auto& [name, value] : preset.options)
      EXPECT_EQ(to_json(options_of(preset)).at(std::string(name)).get<double>(), value) << name;
    EXPECT_NO_THROW(check(training_request_from({{"preset", preset.name}}))) << preset.name;
  }
}

TEST(TrainingPresets, ARequestWithoutAPresetIsTheDefaultOne) {
  EXPECT_EQ(to_json(training_request_from(json::object())),
            to_json(training_request_from({{"preset", kDefaultPreset}})));
}

TEST(TrainingPresets, WhatTheRequestNamesOverridesThePreset) {
  const auto request = training_request_from({{"preset", "thorough"}, {"epochs", 3}});
  EXPECT_EQ(request.epochs, 3);
  EXPECT_EQ(request.image_size, 416);
  EXPECT_EQ(request.preset, "thorough");
}

TEST(TrainingPresets, AQuickFixKeepsTheImageSizeUnlessOneIsNamed) {
  EXPECT_TRUE(training_request_from({{"preset", "quick"}}).keeps_image_size);
  EXPECT_FALSE(training_request_from({{"preset", "quick"}, {"image_size", 256}}).keeps_image_size);
}

TEST(TrainingPresets, AnUnknownPresetOrOptionIsRefusedByName) {
  for (const auto& [member, body] : std::vector<std::pair<std::string, json>>{
           {"preset", {{"preset", "fast"}}}, {"preset", {{"preset", 3}}}, {"epoch", {{"epoch", 3}}}}) {
    try {
      training_request_from(body);
      ADD_FAILURE() << body;
    } catch (const Error& error) {
      EXPECT_EQ(error.field(), member);
      EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
    }
  }
}

TEST(TrainingPresets, AStoredRequestIsReadWhateverTheRangesAreNow) {
  const auto request = stored_training_request({{"preset", "gone"}, {"learning_rate", 0.5}, {"epochs", 24}});
  EXPECT_DOUBLE_EQ(request.learning_rate, 0.5);
  EXPECT_EQ(request.epochs, 24);
  EXPECT_EQ(request.preset, "gone");
}

}  // namespace
}  // namespace fieldloop
