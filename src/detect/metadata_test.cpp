#include "detect/metadata.h"

#include <gtest/gtest.h>

#include "core/error.h"

namespace fieldloop {
namespace {

using Names = std::vector<std::string>;

TEST(ParseNames, ReadsPythonAndJson) {
  const Names expected{"deer", "fox"};
  EXPECT_EQ(parse_names("{0: 'deer', 1: 'fox'}"), expected);
  EXPECT_EQ(parse_names(R"({"0": "deer", "1": "fox"})"), expected);
  EXPECT_EQ(parse_names("['deer', 'fox']"), expected);
  EXPECT_EQ(parse_names(R"(["deer","fox"])"), expected);
  EXPECT_EQ(parse_names("{1: 'fox', 0: 'deer'}"), expected);
}

TEST(ParseNames, KeepsSpacesApostrophesAndCommas) {
  EXPECT_EQ(parse_names(R"({0: "Père David's deer", 1: 'fox, red', 2: 'no: colon'})"),
            (Names{"Père David's deer", "fox, red", "no: colon"}));
}

TEST(ParseNames, RefusesGapsAndNonsense) {
  for (const auto* text :
       {"", "{}", "[]", "deer", "{0: 'deer', 2: 'fox'}", "{1: 'deer'}", "{0: ['deer']}", "{0: 'deer'"})
    EXPECT_THROW(parse_names(text), Error) << text;
}

TEST(ParseImageSize, ReadsANumberOrASquare) {
  EXPECT_EQ(parse_image_size("416"), 416);
  EXPECT_EQ(parse_image_size("[640, 640]"), 640);
}

TEST(ParseImageSize, RefusesWhatIsNoSquare) {
  for (const auto* text : {"", "[480, 640]", "[640]", "large", "0", "-32", "100000"})
    EXPECT_THROW(parse_image_size(text), Error) << text;
}

}  // namespace
}  // namespace fieldloop
