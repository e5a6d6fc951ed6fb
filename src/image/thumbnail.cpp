#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "image/photo.h"

namespace fieldloop {

namespace {

// About the same to the eye.
constexpr int kJpegQuality = 82;
constexpr int kWebpQuality = 75;

std::vector<int> options_of(ImageFormat format) {
  if (format == ImageFormat::kJpeg) return {cv::IMWRITE_JPEG_QUALITY, kJpegQuality};
  if (format == ImageFormat::kWebp) return {cv::IMWRITE_WEBP_QUALITY, kWebpQuality};
  return {};
}

}  // namespace

std::vector<unsigned char> make_thumbnail(const cv::Mat& upright_bgr, int width, ImageFormat format) {
  cv::Mat scaled = upright_bgr;
  if (width < upright_bgr.cols) {
    const double scale = static_cast<double>(width) / upright_bgr.cols;
    const int height = std::max(1, static_cast<int>(std::lround(upright_bgr.rows * scale)));
    cv::resize(upright_bgr, scaled, {width, height}, 0, 0, cv::INTER_AREA);
  }
  std::vector<unsigned char> bytes;
  cv::imencode(std::string(extension_of(format)), scaled, bytes, options_of(format));
  return bytes;
}

void use_one_thread_an_image() { cv::setNumThreads(1); }

}  // namespace fieldloop
