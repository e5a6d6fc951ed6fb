#include "synthesize/camera/blending.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "synthesize/camera/lab.h"
#include "synthesize/camera/painter.h"

namespace fieldloop {

namespace {

constexpr double kUsualLightness = 105;  // of sunlit ground, 0-255

struct LabStatistics {
  cv::Scalar mean, deviation;
};

LabStatistics statistics_of(const cv::Mat& bgr, const cv::Mat& mask) {
  LabStatistics statistics;
  cv::meanStdDev(lab_of(bgr), statistics.mean, statistics.deviation, mask);
  return statistics;
}

// What becomes of one Lab channel: value * gain + offset.
struct ChannelChange {
  double gain = 1, offset = 0;
};

// A dark coat stays darker than a bright one in the same light, so the place scales the coat's own lightness.
ChannelChange lightness_change(const LabStatistics& own, const LabStatistics& place, const Light& light,
                               Random& random) {
  const double light_here = std::clamp(place.mean[0] / kUsualLightness, 0.25, 1.3);
  const double trust = random.uniform(0.5, 1);
  double mean = own.mean[0] * std::pow(light_here, trust) * random.uniform(0.8, 1.2);
  // The flash meets an upright body more squarely than the ground, and fur reflects it well.
  if (light.infrared) mean = mean * random.uniform(1, 1.8) + place.mean[0] * random.uniform(0, 0.6);
  mean = std::clamp(mean, 10.0, 225.0);
  const double contrast = std::clamp(place.deviation[0] / std::max(own.deviation[0], 4.0), 0.6, 1.3);
  const double gain = (0.6 + 0.4 * contrast) * random.uniform(0.8, 1.15) *
                      std::clamp(mean / std::max(own.mean[0], 8.0), 0.4, 1.4);
  return {gain, mean - own.mean[0] * gain};
}

ChannelChange colour_change(const LabStatistics& own, const LabStatistics& place, int channel,
                            double saturation, double trust, double shift) {
  const double own_colour = own.mean[channel] - 128, place_colour = place.mean[channel] - 128;
  const double target = own_colour * saturation * (1 - trust) + place_colour * trust + shift;
  return {saturation, 128 + target - (128 + own_colour) * saturation};
}

void apply(cv::Mat& lab, const ChannelChange& lightness, const ChannelChange& a, const ChannelChange& b) {
  const cv::Matx34d change(lightness.gain, 0, 0, lightness.offset, 0, a.gain, 0, a.offset, 0, 0, b.gain,
                           b.offset);
  cv::transform(lab, lab, change);
}

// Uneven light on the body: from above, and through leaves.
void shade_body(cv::Mat& lab, Random& random) {
  const double from_above = random.uniform(-6, 16), dapple = random.uniform(0, 30);
  const cv::Mat noise = fractal_noise(lab.size(), 5, 3, random);
  for (int y = 0; y < lab.rows; ++y) {
    const double gradient = from_above * (0.5 - static_cast<double>(y) / lab.rows);
    for (int x = 0; x < lab.cols; ++x) {
      uchar& lightness = lab.at<cv::Vec3b>(y, x)[0];
      lightness = cv::saturate_cast<uchar>(lightness + gradient + dapple * (noise.at<float>(y, x) - 0.5F));
    }
  }
}

}  // namespace

void match_to_place(Sprite& sprite, const cv::Mat& place, const Light& light, Random& random) {
  const LabStatistics own = statistics_of(sprite.bgr, sprite.alpha >= 128);
  const LabStatistics around = statistics_of(place, cv::Mat());
  const double saturation = light.infrared ? 0 : random.uniform(0.45, 1.1);
  const double trust = light.infrared ? 0 : random.uniform(0.05, 0.25);
  const double shift = light.infrared ? 0 : 5;
  cv::Mat lab = lab_of(sprite.bgr);
  const ChannelChange lightness = lightness_change(own, around, light, random);
  apply(lab, lightness, colour_change(own, around, 1, saturation, trust, random.uniform(-shift, shift)),
        colour_change(own, around, 2, saturation, trust, random.uniform(-shift, shift)));
  shade_body(lab, random);
  cv::cvtColor(lab, sprite.bgr, cv::COLOR_Lab2BGR);
}

void blur_motion(Sprite& sprite, double pixels, bool sideways) {
  const int length = cvRound(pixels) | 1;
  if (length < 3) return;
  const cv::Size kernel = sideways ? cv::Size(length, 1) : cv::Size(1, length);
  cv::blur(sprite.bgr, sprite.bgr, kernel);
  cv::blur(sprite.alpha, sprite.alpha, kernel, {-1, -1}, cv::BORDER_CONSTANT);
}

void add_eye_shine(Sprite& sprite, Random& random) {
  const double radius = std::max(0.8, sprite.alpha.rows * random.uniform(0.006, 0.012));
  for (const cv::Point2f& eye : sprite.eyes) {
    if (random.chance(0.3)) continue;
    const int reach = cvCeil(3 * radius);
    const cv::Rect around =
        cv::Rect(cvRound(eye.x) - reach, cvRound(eye.y) - reach, 2 * reach + 1, 2 * reach + 1) &
        cv::Rect({}, sprite.bgr.size());
    for (int y = around.y; y < around.br().y; ++y) {
      for (int x = around.x; x < around.br().x; ++x) {
        const double distance =
            std::hypot(static_cast<float>(x) - eye.x, static_cast<float>(y) - eye.y) / radius;
        const double glow = 330 * std::exp(-0.7 * distance * distance);
        cv::Vec3b& pixel = sprite.bgr.at<cv::Vec3b>(y, x);
        for (int c = 0; c < 3; ++c) pixel[c] = cv::saturate_cast<uchar>(pixel[c] + glow);
      }
    }
  }
}

void blend_over(cv::Mat image, const cv::Mat& bgr, const cv::Mat& alpha) {
  for (int y = 0; y < image.rows; ++y) {
    auto* out = image.ptr<cv::Vec3b>(y);
    const auto* in = bgr.ptr<cv::Vec3b>(y);
    const uchar* share = alpha.ptr<uchar>(y);
    for (int x = 0; x < image.cols; ++x) {
      for (int c = 0; c < 3; ++c)
        out[x][c] = static_cast<uchar>((out[x][c] * (255 - share[x]) + in[x][c] * share[x] + 127) / 255);
    }
  }
}

void darken(cv::Mat image, const cv::Mat& shade, double strength) {
  const int scaled = cvRound(strength * 256);
  for (int y = 0; y < image.rows; ++y) {
    auto* out = image.ptr<cv::Vec3b>(y);
    const uchar* amount = shade.ptr<uchar>(y);
    for (int x = 0; x < image.cols; ++x) {
      const int left = 255 * 256 - scaled * amount[x];
      for (int c = 0; c < 3; ++c) out[x][c] = static_cast<uchar>(out[x][c] * left / (255 * 256));
    }
  }
}

}  // namespace fieldloop
