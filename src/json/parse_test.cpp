#include "json/parse.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace fieldloop {
namespace {

std::string nested(int levels, const std::string& open, const std::string& close) {
  std::string text;
  for (int i = 0; i < levels; ++i) text += open;
  text += "1";
  for (int i = 0; i < levels; ++i) text += close;
  return text;
}

std::string refusal(const std::string& text) {
  try {
    parse_json(text, "The body");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
    return error.what();
  }
  return "";
}

TEST(ParseJson, ReadsWhatIsAsDeepAsAllowed) {
  EXPECT_EQ(parse_json(nested(kDeepestJson, "[", "]"), "The body").size(), 1U);
}

TEST(ParseJson, RefusesTextThatWouldExhaustTheStack) {
  for (const int levels : {kDeepestJson + 1, 65'000, 2'000'000}) {
    EXPECT_EQ(refusal(nested(levels, "[", "]")), "The body is nested deeper than 64 levels.");
    EXPECT_EQ(refusal(nested(levels, R"({"a":)", "}")), "The body is nested deeper than 64 levels.");
  }
}

TEST(ParseJson, CountsNoBracketsInStrings) {
  const auto text = std::string(R"({"note":")") + std::string(1000, '[') + R"(\"[[","end\\":"{{"})";
  EXPECT_EQ(parse_json(text, "The body").at("end\\"), "{{");
}

TEST(ParseJson, NamesWhatIsNotJson) {
  EXPECT_THAT(refusal("{"), testing::StartsWith("The body is not valid JSON: "));
}

}  // namespace
}  // namespace fieldloop
