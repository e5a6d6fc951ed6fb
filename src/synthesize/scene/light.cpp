#include "synthesize/scene/light.h"

#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "synthesize/camera/painter.h"

namespace fieldloop {

namespace {

constexpr int kShadowScale = 2;   // the shadow map is this much coarser than the image
constexpr int kToneSteps = 4096;  // of the tone table, which ends at kToneEnd
constexpr float kToneEnd = 4.0F;
constexpr double kGamma = 2.2;

std::array<float, 256> linear_table() {
  std::array<float, 256> table{};
  for (std::size_t k = 0; k < table.size(); ++k) {
    table[k] = static_cast<float>(std::pow(static_cast<double>(k) / 255, kGamma));
  }
  return table;
}

// Linear radiance to 8 bits with a soft shoulder, as a camera does.
std::vector<uchar> tone_table() {
  std::vector<uchar> table(kToneSteps);
  for (std::size_t k = 0; k < table.size(); ++k) {
    const double radiance = kToneEnd * static_cast<double>(k) / kToneSteps;
    const double shouldered = radiance < 0.6 ? radiance : 0.6 + 0.4 * (1 - std::exp(-(radiance - 0.6) / 0.4));
    table[k] = cv::saturate_cast<uchar>(255 * std::pow(shouldered, 1 / kGamma));
  }
  return table;
}

const std::array<float, 256>& linear() {
  static const std::array<float, 256> table = linear_table();
  return table;
}

const std::vector<uchar>& tones() {
  static const std::vector<uchar> table = tone_table();
  return table;
}

uchar toned(float radiance, const uchar* table) {
  const float index =
      std::clamp(radiance * (kToneSteps / kToneEnd), 0.0F, static_cast<float>(kToneSteps - 1));
  return table[static_cast<int>(index)];
}

// A patch of ground around (x, depth), as a polygon in the shadow map.
std::vector<cv::Point> ground_polygon(const Viewpoint& view, const std::vector<cv::Point2d>& metres) {
  std::vector<cv::Point> polygon;
  for (const cv::Point2d& at : metres) {
    const double depth = std::max(at.y, 0.6);
    polygon.emplace_back(cvRound(std::clamp(view.column_of(at.x, depth), -4000.0, 8000.0) / kShadowScale),
                         cvRound(std::min(view.row_of_ground(depth), 4000.0) / kShadowScale));
  }
  return polygon;
}

void draw_shadow(cv::Mat& map, const Viewpoint& view, const ShadowCaster& caster, const Light& light) {
  const double stretch = std::min(1 / std::tan(std::max(light.elevation, 0.08)), 6.0);
  const cv::Point2d along(std::sin(light.shadow_direction), std::cos(light.shadow_direction));
  const cv::Point2d across(along.y, -along.x);
  const cv::Point2d root(caster.x, caster.depth), crown = root + along * (caster.height * stretch);
  if (std::max(root.y, crown.y) < 0.8) return;
  std::vector<cv::Point2d> outline;
  for (int k = 0; k < 20; ++k) {
    const double angle = 2 * std::numbers::pi * k / 20;
    outline.push_back(crown + along * (caster.radius * std::sqrt(1 + stretch * stretch) * std::cos(angle)) +
                      across * (caster.radius * std::sin(angle)));
  }
  cv::fillPoly(map, std::vector{ground_polygon(view, outline)}, cv::Scalar(0.25));
  const double half = 0.06 + 0.02 * caster.radius;
  cv::fillPoly(map,
               std::vector{ground_polygon(view, {root - across * half, root + across * half,
                                                 crown + across * half, crown - across * half})},
               cv::Scalar(0.15));
}

// Share of the direct sun that reaches the ground, 32FC1.
cv::Mat ground_shadows(const Scene& scene, const Light& light, Random& random) {
  const cv::Size size(scene.view.size.width / kShadowScale, scene.view.size.height / kShadowScale);
  cv::Mat map(size, CV_32FC1, cv::Scalar(1));
  for (const ShadowCaster& caster : scene.casters) draw_shadow(map, scene.view, caster, light);
  const cv::Mat dapple = fractal_noise(size, 40, 2, random);
  // Sun through gaps in the leaves.
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      float& share = map.at<float>(y, x);
      if (share < 1 && dapple.at<float>(y, x) > 0.72F) share = 0.85F;
    }
  }
  cv::GaussianBlur(map, map, {}, 1.2 + 3 * light.clouds);
  cv::Mat full;
  cv::resize(map, full, {scene.view.size.width, scene.view.size.height}, 0, 0, cv::INTER_LINEAR);
  return full;
}

cv::Vec3f sky_colour(const Light& light, float cloud) {
  const cv::Vec3f blue(0.75F, 0.42F, 0.20F), white(0.85F, 0.83F, 0.80F);
  const float share = std::clamp((cloud - 0.62F + 0.62F * static_cast<float>(light.clouds)) * 3, 0.0F, 1.0F);
  return blue * (1 - share) + white * share;
}

float luminance(const cv::Vec3f& linear_bgr) {
  return 0.07F * linear_bgr[0] + 0.72F * linear_bgr[1] + 0.21F * linear_bgr[2];
}

cv::Vec3f linear_albedo(const cv::Vec3b& colour) {
  return {linear()[colour[0]], linear()[colour[1]], linear()[colour[2]]};
}

class DaylightShader {
 public:
  DaylightShader(const Scene& scene, const Light& light, Random& random)
      : scene_(scene), light_(light), shadows_(ground_shadows(scene, light, random)) {
    level_ = luminance(light.ambient + light.sun);
  }
  cv::Vec3f radiance(int y, int x) const {
    const auto kind = static_cast<SurfaceKind>(scene_.kind.at<uchar>(y, x));
    const cv::Vec3b& colour = scene_.albedo.at<cv::Vec3b>(y, x);
    if (kind == SurfaceKind::kSky) return sky_colour(light_, static_cast<float>(colour[0]) / 255) * level_;
    float direct = static_cast<float>(scene_.exposure.at<uchar>(y, x)) / 255;
    if (kind == SurfaceKind::kGround) direct *= shadows_.at<float>(y, x);
    const cv::Vec3f light = light_.ambient * (0.55F + 0.45F * direct) + light_.sun * direct;
    const cv::Vec3f reflected = linear_albedo(colour).mul(light);
    const float clear = 1 / (1 + static_cast<float>(light_.haze) * scene_.depth.at<float>(y, x));
    return reflected * clear + cv::Vec3f(0.62F, 0.60F, 0.58F) * (level_ * (1 - clear));
  }

 private:
  const Scene& scene_;
  const Light& light_;
  cv::Mat shadows_;
  float level_ = 1;
};

class FlashShader {
 public:
  FlashShader(const Scene& scene, const Light& light) : scene_(scene), light_(light) {}
  cv::Vec3f radiance(int y, int x) const {
    const auto kind = static_cast<SurfaceKind>(scene_.kind.at<uchar>(y, x));
    if (kind == SurfaceKind::kSky) return {0.004F, 0.004F, 0.004F};
    const cv::Vec3f colour = linear_albedo(scene_.albedo.at<cv::Vec3b>(y, x));
    // Leaves reflect near infrared about as well as bright wood.
    const float reflected = 0.05F + 0.35F * (colour[0] + colour[1] + colour[2]) + 0.25F * colour[1];
    const float depth = scene_.depth.at<float>(y, x);
    const auto reach = static_cast<float>(light_.flash_reach);
    float arriving = 1 / (0.08F + (depth / reach) * (depth / reach));
    if (kind == SurfaceKind::kGround) arriving *= std::min(1.0F, 2.2F / std::sqrt(depth + 1));
    const auto dx =
        static_cast<float>(static_cast<double>(x) / scene_.view.size.width - light_.flash_centre.x);
    const auto dy =
        static_cast<float>(static_cast<double>(y) / scene_.view.size.height - light_.flash_centre.y);
    const float cone = 1 / (1 + 6.0F * (dx * dx + dy * dy));
    const float grey = 0.003F + reflected * std::min(arriving, 4.0F) * cone;
    return {grey, grey, grey};
  }

 private:
  const Scene& scene_;
  const Light& light_;
};

template <class Shader>
cv::Mat exposed(const Scene& scene, const Shader& shader, double brightness) {
  double sum = 0;
  int count = 0;
  for (int y = 3; y < scene.view.size.height; y += 8) {
    for (int x = 3; x < scene.view.size.width; x += 8, ++count)
      sum += std::min(luminance(shader.radiance(y, x)), 2.0F);
  }
  const auto gain = static_cast<float>(brightness / std::max(sum / std::max(count, 1), 1e-4));
  cv::Mat image(scene.view.size.height, scene.view.size.width, CV_8UC3);
  const uchar* const table = tones().data();
  for (int y = 0; y < image.rows; ++y) {
    auto* row = image.ptr<cv::Vec3b>(y);
    for (int x = 0; x < image.cols; ++x) {
      const cv::Vec3f radiance = shader.radiance(y, x) * gain;
      row[x] = {toned(radiance[0], table), toned(radiance[1], table), toned(radiance[2], table)};
    }
  }
  return image;
}

}  // namespace

Light daylight(double elevation, double shadow_direction, double clouds, Random& random) {
  Light light;
  light.elevation = elevation;
  light.shadow_direction = shadow_direction;
  light.clouds = clouds;
  const auto warmth = static_cast<float>(std::clamp(1 - elevation / 0.5, 0.0, 1.0));
  const auto direct = static_cast<float>((1 - clouds) * (0.9 + 1.6 * std::sin(std::max(elevation, 0.0))));
  light.sun = cv::Vec3f(0.85F - 0.45F * warmth, 0.95F - 0.18F * warmth, 1.0F) * direct;
  light.ambient = cv::Vec3f(0.62F, 0.55F, 0.50F) * static_cast<float>(0.6 + 0.4 * clouds);
  light.haze = random.chance(0.15) ? random.uniform(0.005, 0.03) : random.uniform(0, 0.003);
  light.brightness = random.uniform(0.13, 0.26);
  return light;
}

Light infrared_flash(Random& random) {
  Light light;
  light.infrared = true;
  light.flash_reach = random.uniform(4, 9);
  light.brightness = random.uniform(0.035, 0.13);
  light.flash_centre = {random.uniform(0.4, 0.6), random.uniform(0.4, 0.65)};
  return light;
}

Light random_light(bool infrared, Random& random) {
  if (infrared) return infrared_flash(random);
  const double clouds = random.chance(0.4) ? random.uniform(0.8, 1) : random.uniform(0, 0.5);
  return daylight(random.uniform(0.12, 1.1), random.uniform(-std::numbers::pi, std::numbers::pi), clouds,
                  random);
}

cv::Mat lit(const Scene& scene, const Light& light, Random& random) {
  if (light.infrared) return exposed(scene, FlashShader(scene, light), light.brightness);
  return exposed(scene, DaylightShader(scene, light, random), light.brightness);
}

}  // namespace fieldloop
