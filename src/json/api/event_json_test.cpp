#include "json/api/event_json.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

TEST(EventJson, NumbersTextsAndListsAreWrittenUnderTheirNames) {
  const std::vector<EventFields> editors{{{"editor", "a1"}, {"name", "An \"n\" a"}}};
  EXPECT_EQ(event_json({"n", EventFields{{"photo_id", 7}, {"photo_ids", std::vector<std::int64_t>{7, 8}}}}),
            R"({"photo_id":7,"photo_ids":[7,8]})");
  EXPECT_EQ(event_json({"n", EventFields{{"editors", editors}}}),
            R"({"editors":[{"editor":"a1","name":"An \"n\" a"}]})");
}

TEST(EventJson, AnEventThatSaysNothingMoreIsAnEmptyObject) {
  EXPECT_EQ(event_json({"photos", EventFields{}}), "{}");
}

TEST(EventJson, WhatIsJsonAlreadyStaysJson) {
  EXPECT_EQ(event_json({"job", WrittenJson{R"({"id":1})"}}), R"({"id":1})");
  EXPECT_EQ(event_json({"epoch", EventFields{{"epoch", WrittenJson{R"({"epoch":2})"}}, {"run_id", 1}}}),
            R"({"epoch":{"epoch":2},"run_id":1})");
}

TEST(EventJson, ATextThatIsNoUnicodeIsToldAllTheSame) {
  EXPECT_EQ(event_json({"n", EventFields{{"name", std::string("a\xff")}}}), "{\"name\":\"a\uFFFD\"}");
}

}  // namespace
}  // namespace fieldloop
