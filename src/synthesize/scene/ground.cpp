#include <cmath>
#include <opencv2/imgproc.hpp>

#include "synthesize/scene/scene_parts.h"

namespace fieldloop {

namespace {

constexpr double kNoiseMetres = 48;  // side of the ground's noise map

// Noise over the ground, looked up by position in metres.
class GroundNoise {
 public:
  GroundNoise(double cells, int octaves, Random& random)
      : noise_(fractal_noise({768, 768}, cells, octaves, random)) {}
  float at(double x, double depth) const {
    const double column = (x / kNoiseMetres + 0.5) * noise_.cols, row = depth / kNoiseMetres * noise_.rows;
    const double left = std::floor(column), top = std::floor(row);
    const auto across = static_cast<float>(column - left), down = static_cast<float>(row - top);
    const int x0 = wrapped(left, noise_.cols), x1 = wrapped(left + 1, noise_.cols);
    const float* upper = noise_.ptr<float>(wrapped(top, noise_.rows));
    const float* lower = noise_.ptr<float>(wrapped(top + 1, noise_.rows));
    return (upper[x0] * (1 - across) + upper[x1] * across) * (1 - down) +
           (lower[x0] * (1 - across) + lower[x1] * across) * down;
  }

 private:
  static int wrapped(double value, int size) {
    const int index = static_cast<int>(std::fmod(value, size));
    return index < 0 ? index + size : index;
  }

  cv::Mat noise_;
};

struct GroundCover {
  double height = 0.05;   // metres of a blade, or length of what lies
  bool lies = false;      // leaves and stones instead of blades
  double coverage = 1.5;  // how often a pixel is covered
  double variation = 0.3;
};

GroundCover cover_of(Ground ground) {
  switch (ground) {
    case Ground::kLawn:
      return {0.05, false, 2.0, 0.28};
    case Ground::kMeadow:
      return {0.30, false, 2.2, 0.35};
    case Ground::kDryGrass:
      return {0.35, false, 2.0, 0.30};
    case Ground::kLeafLitter:
      return {0.07, true, 2.0, 0.45};
    case Ground::kSnow:
      return {0.06, true, 0.10, 0.10};
    case Ground::kDirt:
      return {0.04, true, 0.35, 0.30};
  }
  return {};
}

void paint_bare_ground(Painter& painter, const Palette& palette, const GroundNoise& patches, Random& random) {
  const Viewpoint& view = painter.scene().view;
  for (int y = std::max(0, cvCeil(view.horizon) + 1); y < view.size.height; ++y) {
    const double depth = view.depth_of_ground(y);
    for (int x = 0; x < view.size.width; ++x) {
      const float patch = std::clamp(patches.at(view.x_of(x, depth), depth), 0.0F, 1.0F);
      const Colour colour = blend(palette.ground, palette.ground_patch, patch);
      painter.pixel(x, y, colour * static_cast<float>(random.uniform(0.85, 1.12)),
                    {static_cast<float>(depth), SurfaceKind::kGround, 1});
    }
  }
}

void paint_blade(Painter& painter, cv::Point2f root, float length, float depth, const Colour& colour,
                 Random& random) {
  const auto lean = static_cast<float>(random.uniform(-0.5, 0.5));
  const float width = std::max(1.0F, length * 0.065F);
  const cv::Point2f tip =
      root + cv::Point2f(lean * length, -length * static_cast<float>(random.uniform(0.6, 1.1)));
  painter.stroke(root, tip, width, 1, colour, {depth, SurfaceKind::kGround, 0.85F});
}

void paint_lying(Painter& painter, cv::Point2f at, float length, float depth, const Colour& colour,
                 Random& random) {
  const Viewpoint& view = painter.scene().view;
  const auto flatness = static_cast<float>(std::clamp(view.height / depth, 0.15, 0.8));
  painter.ellipse(at, length / 2, std::max(0.6F, length * 0.5F * flatness),
                  static_cast<float>(random.uniform(-0.4, 0.4)), colour,
                  {depth * 0.999F, SurfaceKind::kGround, 1});
}

void paint_cover(Painter& painter, const GroundCover& cover, const Palette& palette,
                 const GroundNoise& patches, const GroundNoise& tufts, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const int first = std::max(0, cvCeil(view.horizon) + 1);
  const int last = view.size.height + cvRound(cover.lies ? 0 : cover.height * view.focal / 3);
  for (int y = first; y < last; ++y) {
    const double depth = view.depth_of_ground(y);
    const double length = std::max(2.0, cover.height * view.pixels_per_metre(depth));
    const double area = cover.lies ? length * length * 0.3 : length * std::max(1.0, length * 0.055);
    const int count = cvCeil(cover.coverage * view.size.width / area);
    for (int k = 0; k < count; ++k) {
      const double column = random.uniform(0, view.size.width);
      const double x = view.x_of(column, depth);
      const float patch = std::clamp(patches.at(x, depth), 0.0F, 1.0F);
      const float tuft = tufts.at(x, depth);
      Colour colour = blend(palette.blade, palette.ground_patch, 0.75 * patch) * (0.65F + 0.7F * tuft);
      colour = jittered(colour, cover.variation, random);
      const cv::Point2f at(static_cast<float>(column), static_cast<float>(y + random.uniform(-0.5, 0.5)));
      const auto size = static_cast<float>(length * (0.5 + tuft) * random.uniform(0.5, 1.1));
      if (cover.lies) {
        paint_lying(painter, at, size, static_cast<float>(depth), colour, random);
      } else {
        paint_blade(painter, at, size, static_cast<float>(depth), colour, random);
      }
    }
  }
}

}  // namespace

void paint_ground(Painter& painter, const SceneStyle& style, const Palette& palette, Random& random) {
  const GroundCover cover = cover_of(style.ground);
  const GroundNoise patches(10, 5, random), tufts(60, 3, random);
  paint_bare_ground(painter, palette, patches, random);
  paint_cover(painter, cover, palette, patches, tufts, random);
  painter.scene().grass_height = cover.lies ? 0.02 : cover.height;
}

void paint_creek(Painter& painter, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const double depth = random.uniform(8, 12), width = random.uniform(0.8, 1.6),
               slope = random.uniform(-0.4, 0.4);
  const cv::Mat ripples = fractal_noise({view.size.width, view.size.height}, 14, 5, random);
  for (int y = std::max(0, cvCeil(view.horizon) + 1); y < view.size.height; ++y) {
    const double z = view.depth_of_ground(y);
    for (int x = 0; x < view.size.width; ++x) {
      const double across = view.x_of(x, z);
      const double middle = depth + slope * across + 0.5 * std::sin(across * 1.3);
      const double edge = std::abs(z - middle) / width;
      if (edge > 1) continue;
      const float ripple = ripples.at<float>((y * 5) % view.size.height, x);
      const Colour water =
          blend(Colour(70, 62, 48), Colour(150, 140, 125), std::clamp(ripple * 1.2F - 0.3F, 0.0F, 1.0F));
      const Colour bank(52, 66, 80);
      painter.pixel(x, y, edge > 0.85 ? bank : water,
                    {static_cast<float>(z * 0.97), SurfaceKind::kGround, 0.6F});
    }
  }
}

void paint_path(Painter& painter, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const double bend = random.uniform(-0.06, 0.06), start = random.uniform(-1.5, 1.5),
               drift = random.uniform(-0.25, 0.25);
  const bool stone = random.chance(0.5);
  const Colour base = stone ? Colour(150, 155, 158) : Colour(105, 130, 150);
  const GroundNoise grain(140, 3, random);
  for (int y = std::max(0, cvCeil(view.horizon) + 2); y < view.size.height; ++y) {
    const double z = view.depth_of_ground(y);
    const double middle = start + drift * z + bend * z * z;
    for (int x = 0; x < view.size.width; ++x) {
      const double across = view.x_of(x, z);
      const double edge = std::abs(across - middle) + 0.15 * grain.at(across * 4, z * 4);
      if (edge > 0.65 || z > 30) continue;
      const auto shade = static_cast<float>(0.75 + 0.4 * grain.at(across, z) + random.uniform(-0.08, 0.08));
      painter.pixel(x, y, base * shade, {static_cast<float>(z * 0.97), SurfaceKind::kGround, 1});
    }
  }
}

void paint_sky(Painter& painter, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const cv::Mat clouds = fractal_noise({view.size.width, view.size.height}, 5, 6, random);
  for (int y = 0; y < view.size.height; ++y) {
    for (int x = 0; x < view.size.width; ++x) {
      const float cloud = std::clamp(clouds.at<float>(y, x), 0.0F, 1.0F) * 255;
      painter.pixel(x, y, {cloud, cloud, cloud}, {kSkyDepth, SurfaceKind::kSky, 1});
    }
  }
}

}  // namespace fieldloop
