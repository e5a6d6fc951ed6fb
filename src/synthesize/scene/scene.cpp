#include "synthesize/scene/scene.h"

#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "synthesize/scene/scene_parts.h"

namespace fieldloop {

namespace {

constexpr int kOversampling = 2;

SceneStyle random_style(Random& random) {
  SceneStyle style;
  const std::vector<Ground> grounds{Ground::kLawn,       Ground::kLawn,       Ground::kMeadow,
                                    Ground::kLeafLitter, Ground::kLeafLitter, Ground::kDryGrass,
                                    Ground::kDryGrass,   Ground::kSnow,       Ground::kDirt};
  const std::vector<Backdrop> backdrops{
      Backdrop::kFence, Backdrop::kPicketFence, Backdrop::kHouse,     Backdrop::kHedge,     Backdrop::kWoods,
      Backdrop::kWoods, Backdrop::kWoods,       Backdrop::kBareWoods, Backdrop::kBareWoods, Backdrop::kHills};
  style.ground = random.pick(grounds);
  style.backdrop = random.pick(backdrops);
  style.bare = style.backdrop == Backdrop::kBareWoods || (style.ground == Ground::kSnow);
  style.creek = random.chance(0.1);
  style.path = random.chance(0.2);
  style.trees = random.integer(0, 5);
  style.bushes = random.integer(0, 7);
  style.near_plants = random.integer(0, 4);
  return style;
}

Viewpoint random_viewpoint(ImageSize size, Random& random) {
  const double scale = size.width;
  Viewpoint view;
  view.size = size;
  view.focal = scale * random.uniform(0.9, 1.3);
  view.height = random.uniform(0.8, 1.7);
  view.horizon = size.height * random.uniform(0.22, 0.45);
  view.centre = scale / 2;
  return view;
}

void paint_trees(Painter& painter, const SceneStyle& style, const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  for (int k = 0; k < style.trees; ++k) {
    const double depth = random.uniform(5, 14), reach = 0.55 * view.size.width * depth / view.focal;
    paint_tree(painter, {random.uniform(-reach, reach), depth}, random.uniform(4, 12), style, palette,
               random);
  }
  for (int k = 0; k < style.bushes; ++k) {
    const double depth = random.uniform(4.5, 14), reach = 0.55 * view.size.width * depth / view.focal;
    // The open middle is where the animals are: near bushes stand at the sides.
    const double side = (random.chance(0.5) ? -1 : 1) * reach * random.uniform(0.6, 1);
    const double x = depth < 8 ? side : random.uniform(-reach, reach);
    paint_bush(painter, {x, depth}, random.uniform(0.4, 1.6), style, palette, random);
  }
}

void paint_near_plants(Painter& painter, const SceneStyle& style, const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  for (int k = 0; k < style.near_plants; ++k) {
    const double depth = random.uniform(1.6, 3.5), reach = 0.5 * view.size.width * depth / view.focal;
    const double x = random.uniform(-reach, reach);
    if (random.chance(0.55)) {
      paint_tuft(painter, {x, depth}, random.uniform(0.3, 0.9), palette, random);
    } else {
      const double side = (random.chance(0.5) ? -1 : 1) * reach * random.uniform(0.8, 1.2);
      paint_bush(painter, {side, depth}, random.uniform(0.5, 1.5), style, palette, random);
    }
  }
}

// Trees behind and beside the camera also shade the ground.
void add_unseen_casters(Scene& scene, Random& random) {
  const int count = random.integer(0, 4);
  for (int k = 0; k < count; ++k) {
    scene.casters.push_back(
        {random.uniform(-12, 12), random.uniform(-6, 6), random.uniform(4, 9), random.uniform(1, 3)});
  }
}

Scene blank_scene(const Viewpoint& view) {
  const cv::Size size(view.size.width, view.size.height);
  Scene scene;
  scene.view = view;
  scene.albedo = cv::Mat::zeros(size, CV_8UC3);
  scene.depth = cv::Mat(size, CV_32FC1, cv::Scalar(2 * kSkyDepth));
  scene.kind = cv::Mat::zeros(size, CV_8UC1);
  scene.exposure = cv::Mat::zeros(size, CV_8UC1);
  return scene;
}

void set_ground_colours(Palette& palette, Ground ground, Random& random) {
  switch (ground) {
    case Ground::kLawn:
      palette.ground = {45, 95, 75};
      palette.ground_patch = {70, 125, 115};
      palette.blade = {60, 135, 100};
      break;
    case Ground::kMeadow:
      palette.ground = {40, 80, 65};
      palette.ground_patch = {75, 140, 135};
      palette.blade = {65, 140, 110};
      break;
    case Ground::kDryGrass:
      palette.ground = {65, 95, 115};
      palette.ground_patch = {110, 150, 170};
      palette.blade = {115, 160, 185};
      break;
    case Ground::kLeafLitter:
      palette.ground = {45, 60, 80};
      palette.ground_patch = {80, 105, 140};
      palette.blade = {85, 115, 155};
      break;
    case Ground::kSnow:
      palette.ground = {235, 228, 222};
      palette.ground_patch = {215, 208, 204};
      palette.blade = {120, 130, 140};
      break;
    case Ground::kDirt:
      palette.ground = {85, 110, 135};
      palette.ground_patch = {115, 140, 160};
      palette.blade = {90, 105, 120};
      break;
  }
  palette.ground = jittered(palette.ground, 0.15, random);
  palette.ground_patch = jittered(palette.ground_patch, 0.2, random);
  palette.blade = jittered(palette.blade, 0.15, random);
}

}  // namespace

Palette palette_of(const SceneStyle& style, Random& random) {
  Palette palette;
  set_ground_colours(palette, style.ground, random);
  const std::vector<Colour> summer{{38, 92, 62}, {45, 110, 80}, {35, 80, 70}};
  const std::vector<Colour> autumn{{40, 85, 125}, {45, 105, 145}, {50, 75, 105}};
  const bool warm = style.ground == Ground::kLeafLitter || style.ground == Ground::kDryGrass;
  palette.leaf = jittered(random.pick(warm && random.chance(0.65) ? autumn : summer), 0.15, random);
  palette.leaf_light = blend(palette.leaf * 1.55F, {70, 150, 140}, random.uniform(0, 0.4));
  const std::vector<Colour> barks{{70, 82, 92}, {95, 105, 112}, {50, 62, 75}, {105, 118, 128}};
  palette.bark = jittered(random.pick(barks), 0.15, random);
  return palette;
}

SceneStyle style_of_camera(const std::string& name, std::uint64_t seed) {
  if (name == "front-yard") return {Ground::kLawn, Backdrop::kHouse, false, true, 1, 3, 1, false};
  if (name == "back-fence") return {Ground::kLawn, Backdrop::kFence, false, false, 3, 3, 1, false};
  if (name == "garden-gate") return {Ground::kMeadow, Backdrop::kPicketFence, false, true, 2, 4, 1, false};
  if (name == "creek") return {Ground::kLeafLitter, Backdrop::kWoods, true, false, 4, 4, 1, false};
  Random random(seed);
  return random_style(random);
}

Scene render_yard(const SceneStyle& style, ImageSize size, std::uint64_t seed) {
  Random random(seed);
  Scene scene =
      blank_scene(random_viewpoint({size.width * kOversampling, size.height * kOversampling}, random));
  const Palette palette = palette_of(style, random);
  Painter painter(scene);
  paint_sky(painter, random);
  paint_ground(painter, style, palette, random);
  if (style.path) paint_path(painter, random);
  if (style.creek) paint_creek(painter, random);
  paint_backdrop(painter, style, palette, random);
  paint_trees(painter, style, palette, random);
  paint_near_plants(painter, style, palette, random);
  add_unseen_casters(scene, random);
  return scene;
}

Scene view_of(const Scene& scene, const cv::Rect& window, ImageSize size) {
  const double scale = static_cast<double>(size.width) / window.width;
  const cv::Size target(size.width, size.height);
  Scene part;
  part.view = scene.view;
  part.view.size = size;
  part.view.focal *= scale;
  part.view.horizon = (scene.view.horizon - window.y) * scale;
  part.view.centre = (scene.view.centre - window.x) * scale;
  part.casters = scene.casters;
  part.grass_height = scene.grass_height;
  cv::resize(scene.albedo(window), part.albedo, target, 0, 0, cv::INTER_AREA);
  cv::resize(scene.exposure(window), part.exposure, target, 0, 0, cv::INTER_AREA);
  cv::resize(scene.depth(window), part.depth, target, 0, 0, cv::INTER_NEAREST);
  cv::resize(scene.kind(window), part.kind, target, 0, 0, cv::INTER_NEAREST);
  return part;
}

}  // namespace fieldloop
