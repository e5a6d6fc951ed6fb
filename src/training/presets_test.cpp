#include "training/presets.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace fieldloop {
namespace {

double option_of(const TrainingOptions& options, std::string_view name) {
  for (const auto& option : training_options())
    if (option.name == name) return value_of(options, option);
  ADD_FAILURE() << name << " is no option";
  return 0;
}

TrainingWish wish(const std::string& preset, std::map<std::string, double> options = {}) {
  TrainingWish made;
  made.preset = preset;
  made.options = std::move(options);
  return made;
}

TEST(TrainingPresets, NameOptionsThatThereAreWithValuesThatAreAllowed) {
  for (const auto& preset : training_presets()) {
    for (const auto& [name, value] : preset.options)
      EXPECT_EQ(option_of(options_of(preset), name), value) << name;
    EXPECT_NO_THROW(check(request_of(wish(std::string(preset.name))))) << preset.name;
  }
}

TEST(TrainingPresets, ARequestWithoutAPresetIsTheDefaultOne) {
  const auto request = request_of({});
  EXPECT_EQ(request.preset, kDefaultPreset);
  for (const auto& option : training_options())
    EXPECT_EQ(value_of(request, option), value_of(options_of(training_preset(kDefaultPreset)), option));
  EXPECT_EQ(request.epochs, 12);
}

TEST(TrainingPresets, WhatTheRequestNamesOverridesThePreset) {
  const auto request = request_of(wish("thorough", {{"epochs", 3}}));
  EXPECT_EQ(request.epochs, 3);
  EXPECT_EQ(request.image_size, 416);
  EXPECT_EQ(request.preset, "thorough");
}

TEST(TrainingPresets, AQuickFixKeepsTheImageSizeUnlessOneIsNamed) {
  EXPECT_TRUE(request_of(wish("quick")).keeps_image_size);
  EXPECT_FALSE(request_of(wish("quick", {{"image_size", 256}})).keeps_image_size);
}

TEST(TrainingPresets, WhatCannotBeIsRefusedByName) {
  auto much = wish("quick");
  much.notes = std::string(2001, 'a');
  for (const auto& [member, refused] : std::vector<std::pair<std::string, TrainingWish>>{
           {"preset", wish("fast")},
           {"preset", wish("")},
           {"epoch", wish("quick", {{"epoch", 3}})},
           {"epochs", wish("quick", {{"epochs", 0}})},
           {"epochs", wish("quick", {{"epochs", 2.5}})},
           {"batch", wish("quick", {{"batch", 129}})},
           {"image_size", wish("quick", {{"image_size", 330}})},
           {"learning_rate", wish("quick", {{"learning_rate", 0}})},
           {"frozen_stages", wish("quick", {{"frozen_stages", 5}})},
           {"seed", wish("quick", {{"seed", -1}})},
           {"notes", much}}) {
    try {
      request_of(refused);
      ADD_FAILURE() << member;
    } catch (const Error& error) {
      EXPECT_EQ(error.field(), member);
      EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
    }
  }
}

}  // namespace
}  // namespace fieldloop
