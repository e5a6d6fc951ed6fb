#include "http/server/multipart.h"

#include <gtest/gtest.h>

#include "core/error.h"

namespace fieldloop {
namespace {

constexpr std::size_t kAnySize = 1000;

std::vector<UploadedPart> parse(std::string_view body, std::size_t part_bytes = kAnySize) {
  return parse_multipart(body, "XX", part_bytes, 10);
}

constexpr std::string_view kTwoParts =
    "--XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.jpg\"\r\nContent-Type: "
    "image/jpeg\r\n"
    "\r\nbytes\r\n--of it\r\n--XX\r\ncontent-disposition: form-data; name=\"camera\"\r\n\r\ncreek\r\n--XX--";

TEST(Multipart, GivesFieldFileNameAndBytesOfEachPart) {
  const auto parts = parse(std::string(kTwoParts) + "\r\n");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].field, "files");
  EXPECT_EQ(parts[0].filename, "a.jpg");
  EXPECT_EQ(parts[0].bytes, "bytes\r\n--of it");
  EXPECT_EQ(parts[1].field, "camera");
  EXPECT_EQ(parts[1].filename, "");
  EXPECT_EQ(parts[1].bytes, "creek");
}

TEST(Multipart, TheLastLineBreakMayBeMissing) { EXPECT_EQ(parse(kTwoParts).size(), 2U); }

TEST(Multipart, ABodyCutAnywhereIsRefused) {
  for (std::size_t length = 0; length < kTwoParts.size(); ++length)
    EXPECT_THROW(parse(kTwoParts.substr(0, length)), Error) << length;
}

TEST(Multipart, ATooLargePartIsKeptWithoutItsBytes) {
  const auto parts = parse(kTwoParts, 5);
  EXPECT_TRUE(parts[0].too_large);
  EXPECT_EQ(parts[0].bytes, "");
  EXPECT_FALSE(parts[1].too_large);
}

TEST(Multipart, TooManyPartsAreRefused) {
  EXPECT_THROW(parse_multipart(kTwoParts, "XX", kAnySize, 1), Error);
}

TEST(Multipart, QuotesInAFileNameAreUnescaped) {
  const auto parts = parse(
      "--XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a "
      "\\\"b\\\".jpg\"\r\n\r\n\r\n--XX--");
  EXPECT_EQ(parts.at(0).filename, "a \"b\".jpg");
}

TEST(Multipart, TheBoundaryMayBeQuotedAndFollowedByOthers) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("multipart/form-data;boundary=\"a b\"; charset=utf-8"), "a b");
  EXPECT_EQ(multipart_boundary("multipart/form-data"), "");
}

}  // namespace
}  // namespace fieldloop
