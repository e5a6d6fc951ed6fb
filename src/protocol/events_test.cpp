#include "protocol/events.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

EpochFigures some_epoch() {
  EpochFigures epoch;
  epoch.epoch = 2;
  epoch.seconds = 7.25;
  epoch.learning_rate = 0.001;
  epoch.loss = 1.5;
  epoch.loss_dfl = 0.125;
  epoch.map50 = 0.75;
  return epoch;
}

RunCheck some_check() {
  RunCheck check;
  check.train = {6, 1, 9, {{"deer", 8}, {"fox", 1}}};
  check.val = {3, 0, 3, {{"deer", 3}, {"fox", 0}}};
  check.refusals = {{"no_boxes", "None.", "dataset", {"/a b.jpg", "/c.jpg"}}};
  check.warnings = {{"few_examples", "Few.", "dataset", {}}};
  check.room = {5'000'000'000, 7};
  check.estimate = RunEstimate{12.5, 4, 6, 1'000'000'000'000, 2, 2, Precision::kBfloat16};
  return check;
}

std::vector<TrainerEvent> some_of_each() {
  return {RunStage{"Reading the photos"},
          RunStart{600, 60, 12, 3, Precision::kBfloat16, 2},
          BatchProgress{1, 3, 20, 61.5, 95.25},
          some_epoch(),
          EpochFigures{1, 0, 0, 2, 0, 0, 0, 0.5, 0.5, 0.5, 0.25},
          RunWarning{"a.jpg: is no picture"},
          some_check(),
          RunCheck{},
          RunDone{4, 0.5, 0.25},
          RunFailure{ErrorCode::kInvalidInput, "No photos."}};
}

TEST(TrainerEvents, WhatTheTrainerWritesTheServerReads) {
  for (const auto& event : some_of_each())
    EXPECT_EQ(trainer_event_in(line_of(event)), event) << line_of(event);
}

TEST(TrainerEvents, AreALineEach) {
  for (const auto& event : some_of_each()) EXPECT_EQ(line_of(event).find('\n'), std::string::npos);
  EXPECT_EQ(line_of(RunStage{"a\nb"}).find('\n'), std::string::npos);
}

template <class Event>
Event read(std::string_view line) {
  const auto event = trainer_event_in(line);
  return event && std::holds_alternative<Event>(*event) ? std::get<Event>(*event) : Event{};
}

TEST(TrainerEvents, ABatchIsRead) {
  const auto batch = read<BatchProgress>(
      R"({"event":"batch","epoch":1,"done":3,"total":20,"images_per_second":61.0,"eta_seconds":95.2})");
  EXPECT_EQ(batch.done, 3);
  EXPECT_EQ(batch.total, 20);
  EXPECT_DOUBLE_EQ(batch.eta_seconds, 95.2);
}

TEST(TrainerEvents, AnEpochMayLackItsValidation) {
  const auto epoch = read<EpochFigures>(R"({"event":"epoch","epoch":2,"loss":1.5,"map50":null})");
  EXPECT_EQ(epoch.epoch, 2);
  EXPECT_FALSE(epoch.map50.has_value());
  EXPECT_NE(text_of(epoch).find(R"("map50":null)"), std::string::npos);
}

TEST(TrainerEvents, AFailureOfAnUnknownKindIsOurs) {
  const auto failure = read<RunFailure>(R"({"event":"error","code":"odd","message":"No photos."})");
  EXPECT_EQ(failure.message, "No photos.");
  EXPECT_EQ(failure.code, ErrorCode::kInternal);
}

TEST(TrainerEvents, BytesThatAreNoTextAreReplaced) {
  EXPECT_NE(read<RunWarning>(line_of(RunWarning{"\xff.jpg"})).message, "");
}

TEST(TrainerEvents, AnythingElseOnTheStreamIsNone) {
  for (const char* line : {"", "[W] chatter", "{", "[]", "12", R"({"event":"stage"})", R"({"event":"new"})",
                           R"({"event":7})", R"({"event":"check"})", R"({"event":"epoch","epoch":1})"})
    EXPECT_FALSE(trainer_event_in(line).has_value()) << line;
}

}  // namespace
}  // namespace fieldloop
