#include <gtest/gtest.h>
#include <unistd.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "protocol/results_csv.h"
#include "protocol/run_state.h"

namespace fieldloop {
namespace {

class RunFiles : public testing::Test {
 protected:
  ~RunFiles() override { std::filesystem::remove(results_); }
  std::filesystem::path results_ =
      std::filesystem::path(testing::TempDir()) / ("results_" + std::to_string(::getpid()) + ".csv");
};

std::vector<EpochFigures> two_epochs() {
  return {{1, 7.5, 0.001, 2.25, 1, 0.75, 0.5, 0.5, 0.25, 0.125, 0.0625},
          {2, 7, 0.0005, 2, 1, 0.5, 0.5, {}, {}, {}, {}}};
}

TEST_F(RunFiles, ResultsComeBackAsTheyWent) {
  EXPECT_TRUE(read_results_csv(results_).empty());
  write_results_csv(two_epochs(), results_);
  EXPECT_EQ(read_results_csv(results_), two_epochs());
}

TEST_F(RunFiles, ResultsHaveTheHeadingThatPeopleKnow) {
  write_results_csv(two_epochs(), results_);
  const auto text = read_text_file(results_);
  EXPECT_EQ(text.substr(0, text.find('\n')),
            "epoch,seconds,learning_rate,loss,loss_class,loss_box,loss_dfl,precision,recall,map50,map50_95");
}

TEST_F(RunFiles, ResultsAreReadByHeadingAndAHalfWrittenLineIsLeftOut) {
  write_file_atomically(results_,
                        std::string_view("epoch,seconds,loss,map50\n1,7.5,2.25,0.71\n2,7.1,1.9,\n3,7"));
  const auto epochs = read_results_csv(results_);
  ASSERT_EQ(epochs.size(), 2U);
  EXPECT_DOUBLE_EQ(epochs[0].map50.value(), 0.71);
  EXPECT_DOUBLE_EQ(epochs[0].seconds, 7.5);
  EXPECT_FALSE(epochs[1].map50.has_value());
}

TEST(StateOfARun, ComesBackAsItWent) {
  RunState state;
  state.next = {3, 7};
  state.learning_rate = 0.1;
  state.steps = 1234;
  state.sums = {0.1, 0.2, 0.3, 0.6, 7};
  state.history = two_epochs();
  state.precision = Precision::kBfloat16;
  state.threads = 2;
  EXPECT_EQ(run_state_from(text_of(state)), state);
}

TEST(StateOfARun, WhatIsNoneIsRefused) {
  for (const char* text : {"", "{}", "[]", R"({"epoch":1})"}) EXPECT_THROW(run_state_from(text), Error);
}

}  // namespace
}  // namespace fieldloop
