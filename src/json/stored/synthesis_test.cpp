#include "json/stored/synthesis.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace fieldloop {
namespace {

TEST(StoredSynthesis, WhatIsLeftOutIsTheUsual) {
  const auto usual = synthesis_request_from("{}");
  EXPECT_EQ(usual.options.count, SynthesisOptions{}.count);
  EXPECT_EQ(usual.options.seed, 0U);
  EXPECT_EQ(usual.dataset, "");
  EXPECT_EQ(usual.split, Split::kTrain);
}

TEST(StoredSynthesis, EachMemberIsRead) {
  const auto request = synthesis_request_from(R"({"count":3,"seed":7,"split":"val","dataset":"yard"})");
  EXPECT_EQ(request.options.count, 3);
  EXPECT_EQ(request.options.seed, 7U);
  EXPECT_EQ(request.dataset, "yard");
  EXPECT_EQ(request.split, Split::kVal);
}

TEST(StoredSynthesis, AFaultyMemberIsNamed) {
  const auto field_of = [](const std::string& text) {
    try {
      synthesis_request_from(text);
      return std::string("accepted");
    } catch (const Error& error) {
      return error.field();
    }
  };
  EXPECT_EQ(field_of(R"({"count":20001})"), "count");
  EXPECT_EQ(field_of(R"({"seed":-1})"), "seed");
  EXPECT_EQ(field_of(R"({"split":"all"})"), "split");
  EXPECT_EQ(field_of(R"({"dataset":5})"), "dataset");
}

TEST(StoredSynthesis, TheResultNamesImagesBoxesAndClasses) {
  EXPECT_EQ(nlohmann::json::parse(text_of({2, 3, {"deer"}})),
            nlohmann::json::parse(R"({"images":2,"boxes":3,"classes":["deer"]})"));
}

}  // namespace
}  // namespace fieldloop
