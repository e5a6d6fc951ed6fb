#include "image/jpeg.h"

#include <gtest/gtest.h>

// jpeglib.h needs this before it.
#include <cstdio>

#include <jpeglib.h>

#include <array>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <vector>

namespace fieldloop {
namespace {

using Inks = std::array<unsigned char, 4>;

// A JPEG of one colour in cyan, magenta, yellow and black, with Adobe's marker or without.
std::vector<unsigned char> cmyk_jpeg(Inks inks, bool adobe) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &buffer, &size);
  info.image_width = info.image_height = 32;
  info.input_components = 4;
  info.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&info);
  info.write_Adobe_marker = adobe ? TRUE : FALSE;
  jpeg_start_compress(&info, TRUE);
  std::vector<unsigned char> row;
  for (int i = 0; i < 32; ++i) row.insert(row.end(), inks.begin(), inks.end());
  for (JSAMPROW rows = row.data(); info.next_scanline < info.image_height;)
    jpeg_write_scanlines(&info, &rows, 1);
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::vector<unsigned char> result(buffer, buffer + size);
  std::free(buffer);
  return result;
}

cv::Vec3b colour_of(const std::vector<unsigned char>& jpeg) {
  return JpegDecoder(jpeg).decode(1).at<cv::Vec3b>(10, 10);
}

TEST(JpegDecoder, ReadsCmykWithAndWithoutAdobesInversion) {
  // All cyan and a fifth of black: no red, four fifths of green and blue.
  for (const auto& jpeg : {cmyk_jpeg({255, 0, 0, 51}, false), cmyk_jpeg({0, 255, 255, 204}, true)}) {
    const auto colour = colour_of(jpeg);
    EXPECT_NEAR(colour[0], 204, 3);
    EXPECT_NEAR(colour[1], 204, 3);
    EXPECT_NEAR(colour[2], 0, 3);
  }
}

TEST(JpegDecoder, KnowsTheSizeWithoutDecoding) {
  const auto jpeg = cmyk_jpeg({}, true);
  EXPECT_EQ(JpegDecoder(jpeg).stored_size(), (ImageSize{32, 32}));
  EXPECT_TRUE(JpegDecoder(jpeg).exif().empty());
}

}  // namespace
}  // namespace fieldloop
