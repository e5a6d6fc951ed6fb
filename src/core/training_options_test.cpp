#include "core/training_options.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace fieldloop {
namespace {

const TrainingOption& option_named(std::string_view name) {
  for (const auto& option : training_options())
    if (option.name == name) return option;
  throw std::invalid_argument(std::string(name));
}

TEST(TrainingOptions, EveryDefaultIsAllowedAndEveryOptionIsExplainedOnce) {
  std::set<std::string_view> names;
  for (const auto& option : training_options()) {
    EXPECT_TRUE(allows(option, value_of({}, option))) << option.name;
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
    EXPECT_FALSE(option.title.empty() || option.text.empty()) << option.name;
  }
}

TEST(TrainingOptions, ValuesAreSetByName) {
  TrainingOptions options;
  for (const auto& option : training_options()) set_value(options, option, option.most);
  EXPECT_EQ(options.epochs, 1000);
  EXPECT_EQ(options.image_size, 1280);
  EXPECT_DOUBLE_EQ(options.learning_rate, 0.1);
  EXPECT_EQ(options.seed, 1'000'000'000U);
}

TEST(TrainingOptions, WhatIsOutsideTheRangeOrBetweenTheStepsIsNotAllowed) {
  EXPECT_FALSE(allows(option_named("epochs"), 0));
  EXPECT_FALSE(allows(option_named("epochs"), 2.5));
  EXPECT_FALSE(allows(option_named("epochs"), std::nan("")));
  EXPECT_FALSE(allows(option_named("image_size"), 330));
  EXPECT_TRUE(allows(option_named("image_size"), 352));
  EXPECT_TRUE(allows(option_named("learning_rate"), 0.00025));
}

TEST(TrainingOptions, TheDemandSaysTheRange) {
  EXPECT_EQ(demand_of(option_named("epochs")), "a whole number from 1 to 1000");
  EXPECT_EQ(demand_of(option_named("image_size")), "a multiple of 32 from 160 to 1280");
  EXPECT_EQ(demand_of(option_named("learning_rate")), "a number from 0.000001 to 0.1");
}

}  // namespace
}  // namespace fieldloop
