#pragma once
#include <algorithm>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "core/box.h"

namespace fieldloop {

// Where a fixed camera looks from: a pinhole above level ground. Depth is metres along the view axis, columns
// and rows are pixels.
struct Viewpoint {
  ImageSize size;
  double focal = 0;    // pixels
  double height = 0;   // metres of the lens above the ground
  double horizon = 0;  // row; may lie outside the image
  double centre = 0;   // column of the view axis

  double row_of_ground(double depth) const { return horizon + focal * height / depth; }
  double depth_of_ground(double row) const { return focal * height / std::max(row - horizon, 1e-3); }
  double column_of(double x, double depth) const { return centre + focal * x / depth; }
  double pixels_per_metre(double depth) const { return focal / depth; }
  // Metres from the view axis, to the right.
  double x_of(double column, double depth) const { return (column - centre) * depth / focal; }
};

// Something that shades the ground: a crown at the top of a trunk.
struct ShadowCaster {
  double x = 0, depth = 0;        // metres
  double height = 0, radius = 0;  // metres
};

enum class SurfaceKind : std::uint8_t { kSky, kGround, kObject };

inline constexpr float kSkyDepth = 10'000;  // metres

// A fixed scene without its light. All planes have the viewpoint's size.
struct Scene {
  Viewpoint view;
  cv::Mat albedo;    // 8UC3, the colour under white light
  cv::Mat depth;     // 32FC1, metres
  cv::Mat kind;      // 8UC1, SurfaceKind
  cv::Mat exposure;  // 8UC1, share of the direct sun that reaches the surface
  std::vector<ShadowCaster> casters;
  double grass_height = 0.05;  // metres; hides feet
};

// What the scene's ground and surroundings are made of.
enum class Ground { kLawn, kMeadow, kLeafLitter, kDryGrass, kSnow, kDirt };
enum class Backdrop { kFence, kPicketFence, kHouse, kHedge, kWoods, kBareWoods, kHills };

struct SceneStyle {
  Ground ground = Ground::kLawn;
  Backdrop backdrop = Backdrop::kFence;
  bool creek = false;
  bool path = false;
  int trees = 2;
  int bushes = 4;
  int near_plants = 2;  // close to the lens, hide what passes behind
  bool bare = false;    // no leaves
};

SceneStyle style_of_camera(const std::string& name, std::uint64_t seed);

// Renders the yard at twice `size`, so that view_of can also look closer. The same arguments give the same
// scene. Thread-safe.
Scene render_yard(const SceneStyle& style, ImageSize size, std::uint64_t seed);

// The part of a scene inside `window` (in the scene's pixels), scaled to `size`; the window needs the same
// aspect ratio.
Scene view_of(const Scene& scene, const cv::Rect& window, ImageSize size);

}  // namespace fieldloop
