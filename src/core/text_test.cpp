#include "core/text.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

TEST(Text, OnlyAsciiLettersAreMadeSmall) {
  EXPECT_EQ(lower_ascii("IMG_01.JPG \xC3\x84"), "img_01.jpg \xC3\x84");
}

TEST(Text, ValidUnicodeIsToldFromOtherBytes) {
  for (const std::string_view good :
       {"", "a", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\xA6\x8C", "\xEF\xBF\xBF"})
    EXPECT_TRUE(is_utf8(good)) << good;
  // Alone, cut off, too long a form, half of a pair of UTF-16, beyond the last character.
  for (const std::string_view bad : {"\x80", "\xC3", "\xE2\x82", "\xC0\xAF", "\xE0\x80\xAF",
                                     "\xF0\x80\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"})
    EXPECT_FALSE(is_utf8(bad));
}

TEST(Text, ACharacterIsAsLongAsItsFirstByteSays) {
  EXPECT_EQ(utf8_length("a\xFF"), 1U);
  EXPECT_EQ(utf8_length("\xE2\x82\xACz"), 3U);
  EXPECT_EQ(utf8_length(""), 0U);
}

}  // namespace
}  // namespace fieldloop
