#include "json/api/job_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

TEST(JobJson, WhatWasDamagedInTheDatabaseIsLeftOut) {
  for (const auto& damaged :
       {std::string("{{{"), std::string(), std::string("7"), std::string(200'000, '[')}) {
    Job job;
    job.params = damaged;
    EXPECT_EQ(to_json(job)["params"], nlohmann::json::object()) << damaged.substr(0, 9);
  }
  Job job;
  job.params = R"({"scope":"all"})";
  job.result = "{{{";
  EXPECT_EQ(to_json(job)["params"]["scope"], "all");
  EXPECT_TRUE(to_json(job)["result"].is_null());
}

}  // namespace
}  // namespace fieldloop
