#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/error.h"
#include "image/container.h"
#include "image/decoded_photo.h"
#include "image/exif.h"
#include "image/jpeg.h"

namespace fieldloop {
namespace {

using Bytes = std::span<const unsigned char>;

ImageFormat format_within_limits(Bytes bytes, const ImageLimits& limits) {
  if (bytes.empty()) throw Error(ErrorCode::kCorruptData, "the file is empty");
  if (bytes.size() > limits.max_bytes)
    throw Error(ErrorCode::kTooLarge, "the file has " + std::to_string(bytes.size() >> 20) + " MB; at most " +
                                          std::to_string(limits.max_bytes >> 20) + " MB are accepted");
  const auto format = detect_format(bytes);
  if (!format) throw Error(ErrorCode::kUnsupported, "this is not a JPEG, PNG or WebP image");
  return *format;
}

void check_size(ImageSize size, const ImageLimits& limits) {
  const std::string measures = std::to_string(size.width) + "×" + std::to_string(size.height) + " pixels";
  if (std::int64_t{size.width} * size.height > limits.max_pixels)
    throw Error(ErrorCode::kTooLarge, "the image has " + measures + "; at most " +
                                          std::to_string(limits.max_pixels) + " pixels are accepted");
  if (std::min(size.width, size.height) < limits.min_side)
    throw Error(ErrorCode::kUnsupported, "the image has " + measures + "; each side needs at least " +
                                             std::to_string(limits.min_side));
}

// The largest of 1, 2, 4, 8 that leaves the longer side `at_least` pixels.
int reduction_for(ImageSize size, int at_least) {
  const int longer = std::max(size.width, size.height);
  int reduction = 1;
  while (at_least > 0 && reduction < 8 && longer / (reduction * 2) >= at_least) reduction *= 2;
  return reduction;
}

cv::Mat over_white(const cv::Mat& bgra) {
  cv::Mat bgr(bgra.size(), CV_8UC3);
  std::transform(
      bgra.begin<cv::Vec4b>(), bgra.end<cv::Vec4b>(), bgr.begin<cv::Vec3b>(), [](const cv::Vec4b& from) {
        const auto channel = [&](int i) {
          return static_cast<unsigned char>((from[i] * from[3] + 255 * (255 - from[3]) + 127) / 255);
        };
        return cv::Vec3b(channel(0), channel(1), channel(2));
      });
  return bgr;
}

cv::Mat as_bgr8(cv::Mat image) {
  if (image.depth() == CV_16U) image.convertTo(image, CV_8U, 1.0 / 257);
  if (image.channels() == 4) return over_white(image);
  if (image.channels() == 1) cv::cvtColor(image, image, cv::COLOR_GRAY2BGR);
  return image;
}

cv::Mat decode_with_opencv(Bytes bytes) {
  const cv::Mat buffer(1, static_cast<int>(bytes.size()), CV_8U, const_cast<unsigned char*>(bytes.data()));
  cv::Mat image;
  try {
    image = cv::imdecode(buffer, cv::IMREAD_UNCHANGED);
  } catch (const cv::Exception&) {
    image.release();
  }
  if (image.empty()) throw Error(ErrorCode::kCorruptData, "the image is cut off or damaged");
  return as_bgr8(std::move(image));
}

cv::Mat turned_upright(const cv::Mat& image, int orientation) {
  cv::Mat turned = image;
  if (orientation >= 5) cv::transpose(image, turned);
  if (orientation == 3 || orientation == 7) cv::flip(turned, turned, -1);
  if (orientation == 2 || orientation == 6) cv::flip(turned, turned, 1);
  if (orientation == 4 || orientation == 8) cv::flip(turned, turned, 0);
  return turned;
}

ImageSize turned_upright(ImageSize size, int orientation) {
  return orientation >= 5 ? ImageSize{size.height, size.width} : size;
}

struct Decoded {
  cv::Mat stored;         // not yet upright, perhaps reduced
  ImageSize stored_size;  // not reduced
  ExifFacts exif;
};

Decoded decode_jpeg(Bytes bytes, int at_least, const ImageLimits& limits) {
  JpegDecoder decoder(bytes);
  const ImageSize size = decoder.stored_size();
  check_size(size, limits);
  const ExifFacts exif = read_exif(decoder.exif());
  return {decoder.decode(reduction_for(size, at_least)), size, exif};
}

Decoded decode_stored(Bytes bytes, int at_least, const ImageLimits& limits, ImageFormat format) {
  if (format == ImageFormat::kJpeg) return decode_jpeg(bytes, at_least, limits);
  const auto facts = format == ImageFormat::kPng ? read_png_chunks(bytes) : read_webp_chunks(bytes);
  check_size(facts.stored_size, limits);
  return {decode_with_opencv(bytes), facts.stored_size, read_exif(facts.exif)};
}

}  // namespace

DecodedPhoto decode_photo(Bytes bytes, int at_least, const ImageLimits& limits) {
  const ImageFormat format = format_within_limits(bytes, limits);
  const auto decoded = decode_stored(bytes, at_least, limits, format);
  const int orientation = decoded.exif.orientation;
  return {{format, turned_upright(decoded.stored_size, orientation), decoded.exif.captured_at,
           decoded.exif.utc_offset_minutes},
          turned_upright(decoded.stored, orientation)};
}

PhotoInfo inspect_photo(Bytes bytes, const ImageLimits& limits) {
  constexpr int kSmallest = 1;  // an eighth checks all of a JPEG's data and is the quickest
  return decode_photo(bytes, kSmallest, limits).info;
}

cv::Mat decode_upright(Bytes bytes, int at_least, const ImageLimits& limits) {
  return decode_photo(bytes, at_least, limits).image;
}

}  // namespace fieldloop
