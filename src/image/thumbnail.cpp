#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "image/photo.h"

namespace fieldloop {

std::vector<unsigned char> make_thumbnail(const cv::Mat& upright_bgr, int width, int quality) {
  cv::Mat scaled = upright_bgr;
  if (width < upright_bgr.cols) {
    const double scale = static_cast<double>(width) / upright_bgr.cols;
    const int height = std::max(1, static_cast<int>(std::lround(upright_bgr.rows * scale)));
    cv::resize(upright_bgr, scaled, {width, height}, 0, 0, cv::INTER_AREA);
  }
  std::vector<unsigned char> jpeg;
  cv::imencode(".jpg", scaled, jpeg, {cv::IMWRITE_JPEG_QUALITY, quality});
  return jpeg;
}

void use_one_thread_an_image() { cv::setNumThreads(1); }

}  // namespace fieldloop
