#include <gmock/gmock.h>

#include "core/error.h"
#include "json/stored/job_params.h"
#include "json/stored/job_results.h"
#include "json/stored/progress.h"

namespace fieldloop {
namespace {

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorCode::kInternal;
}

TEST(StoredJobs, ProgressComesBackAsItWas) {
  const Progress progress{"Looking", 3, 20, 2.5, {}};
  const auto again = progress_from(text_of(progress));
  EXPECT_EQ(again.stage, "Looking");
  EXPECT_EQ(again.done, 3);
  EXPECT_EQ(again.total, 20);
  EXPECT_EQ(again.rate, 2.5);
  EXPECT_EQ(again.eta_seconds, std::nullopt);
  EXPECT_EQ(progress_from("{}").total, 0);
}

TEST(StoredJobs, ParametersComeBackAsTheyWere) {
  const CompareJob compare{"deer-v1", "deer-v2", "deer", Split::kVal, "1f"};
  EXPECT_EQ(compare_job_from(text_of(compare)), compare);
  const TrainJob train{RunId{7}};
  EXPECT_EQ(train_job_from(text_of(train)), train);
}

TEST(StoredJobs, WhatAPersonLeavesOutKeepsItsDefault) {
  const auto detect = detect_request_from("{}");
  EXPECT_EQ(detect.scope, DetectScope::kAll);
  EXPECT_TRUE(detect.show);
}

TEST(StoredJobs, WhatAPersonGivesWronglyIsNamed) {
  for (const auto* text :
       {R"({"scope": "some"})", R"({"scope": 1})", R"({"model": 1})", R"({"show": "yes"})"})
    EXPECT_EQ(code_of([&] { detect_request_from(text); }), ErrorCode::kInvalidInput) << text;
}

TEST(StoredJobs, WhatTheProgramWroteAndLacksAMemberIsDamaged) {
  EXPECT_EQ(code_of([] { train_job_from("{}"); }), ErrorCode::kCorruptData);
  EXPECT_EQ(code_of([] { compare_job_from(R"({"a": 1})"); }), ErrorCode::kCorruptData);
}

TEST(StoredJobs, ResultsSayWhatBecameOfTheWork) {
  EXPECT_EQ(text_of(DetectResult{"deer-v1", 4, {"a.jpg cannot be read"}}),
            R"({"detected":4,"model_name":"deer-v1","problems":["a.jpg cannot be read"]})");
  EXPECT_EQ(text_of(DemoResult{120, "yard"}), R"({"dataset":"yard","photos":120})");
  EXPECT_EQ(text_of(TrainResult{RunId{3}, ""}), R"({"run_id":3})");
  EXPECT_EQ(text_of(TrainResult{RunId{3}, "deer-v2"}), R"({"model_name":"deer-v2","run_id":3})");
}

}  // namespace
}  // namespace fieldloop
