#pragma once
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace fieldloop {

// A cut-out animal of tuxpaint-stamps-default with alpha, below animals/mammals. Throws std::runtime_error.
inline cv::Mat stamp_for_tests(const std::string& name) {
  const std::string file = "/usr/share/tuxpaint/stamps/animals/mammals/" + name + ".png";
  const cv::Mat stamp = cv::imread(file, cv::IMREAD_UNCHANGED);
  if (stamp.channels() != 4)
    throw std::runtime_error(file + " is missing; scripts/install brings tuxpaint-stamps-default");
  return stamp;
}

// Puts the stamp onto a BGR picture with its upper left corner at `at`.
inline void paste_for_tests(const cv::Mat& stamp, cv::Mat& picture, cv::Point at) {
  for (int y = 0; y < stamp.rows; ++y)
    for (int x = 0; x < stamp.cols; ++x) {
      const auto& from = stamp.at<cv::Vec4b>(y, x);
      auto& to = picture.at<cv::Vec3b>(at.y + y, at.x + x);
      const double alpha = from[3] / 255.0;
      for (int c = 0; c < 3; ++c) to[c] = cv::saturate_cast<uchar>(from[c] * alpha + to[c] * (1 - alpha));
    }
}

// A bear in the middle of a grey picture of 480 x 360 pixels: it fills (67, 33) to (413, 327).
inline cv::Mat bear_for_tests() {
  const cv::Mat bear = stamp_for_tests("bears/european-bear");
  cv::Mat picture(360, 480, CV_8UC3, cv::Scalar::all(128));
  paste_for_tests(bear, picture, {(picture.cols - bear.cols) / 2, (picture.rows - bear.rows) / 2});
  return picture;
}

inline std::vector<unsigned char> jpeg_for_tests(const cv::Mat& picture) {
  std::vector<unsigned char> bytes;
  cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, 95});
  return bytes;
}

}  // namespace fieldloop
