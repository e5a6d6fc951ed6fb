#include "synthesize/camera/painter.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace fieldloop {

void Painter::pixel(int x, int y, const Colour& colour, const Surface& surface) {
  if (x < 0 || y < 0 || x >= scene_.albedo.cols || y >= scene_.albedo.rows) return;
  float& depth = scene_.depth.at<float>(y, x);
  if (surface.depth > depth) return;
  depth = surface.depth;
  scene_.albedo.at<cv::Vec3b>(y, x) =
      cv::Vec3b(cv::saturate_cast<uchar>(colour[0]), cv::saturate_cast<uchar>(colour[1]),
                cv::saturate_cast<uchar>(colour[2]));
  scene_.kind.at<uchar>(y, x) = static_cast<uchar>(surface.kind);
  scene_.exposure.at<uchar>(y, x) = cv::saturate_cast<uchar>(surface.exposure * 255);
}

void Painter::ellipse(cv::Point2f centre, float radius_x, float radius_y, float angle, const Colour& colour,
                      const Surface& surface) {
  const float reach = std::max(std::max(radius_x, radius_y), 0.5F);
  // A few pixels look the same in every direction.
  const bool tiny = reach < 1.5F;
  const float cosine = tiny ? 1 : std::cos(angle), sine = tiny ? 0 : std::sin(angle);
  const float rx = std::max(radius_x, 0.5F), ry = std::max(radius_y, 0.5F);
  const int y_end = cvFloor(centre.y + reach), x_end = cvFloor(centre.x + reach);
  for (int y = cvCeil(centre.y - reach); y <= y_end; ++y) {
    for (int x = cvCeil(centre.x - reach); x <= x_end; ++x) {
      const float dx = static_cast<float>(x) - centre.x, dy = static_cast<float>(y) - centre.y;
      const float u = (dx * cosine + dy * sine) / rx, v = (dy * cosine - dx * sine) / ry;
      if (u * u + v * v <= 1) pixel(x, y, colour, surface);
    }
  }
}

void Painter::stroke(cv::Point2f from, cv::Point2f to, float width, float end_width, const Colour& colour,
                     const Surface& surface) {
  const cv::Point2f along = to - from;
  const bool steep = std::abs(along.y) >= std::abs(along.x);
  const int steps = std::max(1, cvCeil(std::max(std::abs(along.x), std::abs(along.y))));
  for (int step = 0; step <= steps; ++step) {
    const float t = static_cast<float>(step) / static_cast<float>(steps);
    const cv::Point2f at = from + along * t;
    const float half = std::max(0.5F, (width + (end_width - width) * t) / 2);
    const int first = cvRound((steep ? at.x : at.y) - half + 0.5F);
    const int last = cvRound((steep ? at.x : at.y) + half - 0.5F);
    for (int k = first; k <= last; ++k) {
      // Roundness: the side away from the light is darker.
      const float side = half > 1.5F ? (static_cast<float>(k - first) / (2 * half) - 0.5F) : 0;
      const Colour shaded = colour * (1 - 0.5F * side);
      pixel(steep ? k : cvRound(at.x), steep ? cvRound(at.y) : k, shaded, surface);
    }
  }
}

Colour jittered(const Colour& colour, double amount, Random& random) {
  const double brightness = 1 + amount * random.uniform(-1, 1);
  Colour result = colour;
  for (int c = 0; c < 3; ++c) {
    result[c] *= static_cast<float>(brightness * (1 + 0.35 * amount * random.uniform(-1, 1)));
  }
  return result;
}

Colour blend(const Colour& a, const Colour& b, double share_of_b) {
  const auto share = static_cast<float>(share_of_b);
  return a * (1 - share) + b * share;
}

cv::Mat fractal_noise(cv::Size size, double cells, int octaves, Random& random) {
  cv::Mat sum(size, CV_32FC1, cv::Scalar(0.5));
  double amplitude = 0.5;
  for (int octave = 0; octave < octaves; ++octave, cells *= 2, amplitude *= 0.55) {
    const int columns = std::max(2, cvRound(cells));
    const int rows = std::max(2, cvRound(cells * size.height / size.width));
    cv::Mat coarse(rows, columns, CV_32FC1);
    for (int y = 0; y < rows; ++y) {
      for (int x = 0; x < columns; ++x) {
        coarse.at<float>(y, x) = static_cast<float>(random.uniform(-1, 1) * amplitude);
      }
    }
    cv::Mat fine;
    cv::resize(coarse, fine, size, 0, 0, cv::INTER_CUBIC);
    sum += fine;
  }
  return sum;
}

}  // namespace fieldloop
