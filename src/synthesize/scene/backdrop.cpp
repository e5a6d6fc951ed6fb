#include <cmath>

#include "synthesize/scene/scene_parts.h"

namespace fieldloop {

namespace {

Colour wood_colour(Random& random) {
  const std::vector<Colour> colours{{75, 105, 135}, {95, 110, 125}, {120, 130, 138}, {60, 85, 115}};
  return jittered(random.pick(colours), 0.1, random);
}

double half_width(const Viewpoint& view, double depth) { return 0.5 * view.size.width * depth / view.focal; }

// Brush and trunks from far to near, hazier with distance.
void paint_woods(Painter& painter, double nearest, const SceneStyle& style, const Palette& palette,
                 Random& random) {
  const Viewpoint& view = painter.scene().view;
  for (double depth = nearest + 28; depth >= nearest; depth -= random.uniform(3, 5)) {
    const double reach = half_width(view, depth) * 1.15;
    const int plants = cvRound(reach * 2 / 2.2);
    for (int k = 0; k < plants; ++k) {
      const PlantSite site{random.uniform(-reach, reach), depth + random.uniform(-1.5, 1.5)};
      if (random.chance(0.45)) {
        paint_tree(painter, site, random.uniform(7, 16), style, palette, random);
      } else {
        paint_bush(painter, site, random.uniform(0.8, 2.8), style, palette, random);
      }
    }
  }
}

// Closes the view behind the woods, so that no bare horizon shows.
void paint_thicket(Painter& painter, double depth, const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const cv::Mat outline = fractal_noise({view.size.width, 16}, 9, 6, random);
  const cv::Mat texture = fractal_noise({view.size.width, view.size.height}, 60, 4, random);
  const double base = view.row_of_ground(depth);
  for (int x = 0; x < view.size.width; ++x) {
    const double top = base - (3 + 7 * outline.at<float>(3, x)) * view.pixels_per_metre(depth);
    for (int y = std::max(0, cvRound(top)); y < std::min(view.size.height, cvRound(base)); ++y) {
      const float shade = 0.30F + 0.7F * texture.at<float>(y, x);
      painter.pixel(
          x, y,
          blend(palette.leaf, palette.bark, 0.35) * (shade * static_cast<float>(random.uniform(0.7, 1.2))),
          {static_cast<float>(depth), SurfaceKind::kObject, 0.5F});
    }
  }
}

void paint_hills(Painter& painter, const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  for (int ridge = 0; ridge < 3; ++ridge) {
    const cv::Mat outline = fractal_noise({view.size.width, 16}, 3 + ridge, 7, random);
    const cv::Mat texture = fractal_noise({view.size.width, view.size.height}, 80, 4, random);
    const float depth = 300.0F - 90.0F * static_cast<float>(ridge);
    for (int x = 0; x < view.size.width; ++x) {
      const double rise = (0.20 - 0.05 * ridge) * outline.at<float>(5, x) * view.size.height;
      for (int y = std::max(0, cvRound(view.horizon - rise)); y < view.size.height && y <= view.horizon + 2;
           ++y) {
        const Colour colour =
            blend(palette.leaf, palette.ground_patch, 0.5) * (0.6F + 0.7F * texture.at<float>(y, x));
        painter.pixel(x, y, colour, {depth, SurfaceKind::kObject, 1});
      }
    }
  }
}

void paint_hedge(Painter& painter, double depth, const SceneStyle& style, const Palette& palette,
                 Random& random) {
  const double reach = half_width(painter.scene().view, depth) + 1, height = random.uniform(1.2, 2.4);
  for (double x = -reach; x < reach; x += 0.7) {
    paint_bush(painter, {x, depth + random.uniform(-0.2, 0.2)}, height * random.uniform(0.85, 1.1), style,
               palette, random);
  }
}

}  // namespace

void paint_backdrop(Painter& painter, const SceneStyle& style, const Palette& palette, Random& random) {
  const double depth = random.uniform(9, 16);
  const WallLine line{depth, random.uniform(-0.25, 0.25), -1000, 1000, random.uniform(1.4, 1.9)};
  const bool wooded = style.backdrop != Backdrop::kHills;
  if (wooded) paint_thicket(painter, depth + 34, palette, random);
  switch (style.backdrop) {
    case Backdrop::kFence:
      paint_board_fence(painter, line, wood_colour(random), random);
      break;
    case Backdrop::kPicketFence:
      paint_picket_fence(painter, {depth, line.slope, -1000, 1000, 1.0}, {222, 226, 228}, random);
      break;
    case Backdrop::kHouse:
      paint_house_wall(painter, {depth, line.slope, random.uniform(-6, 0), 1000, 5.2}, random);
      break;
    case Backdrop::kHedge:
      paint_hedge(painter, depth, style, palette, random);
      break;
    case Backdrop::kHills:
      paint_hills(painter, palette, random);
      return;
    case Backdrop::kWoods:
    case Backdrop::kBareWoods:
      break;
  }
  paint_woods(painter,
              depth + (style.backdrop == Backdrop::kWoods || style.backdrop == Backdrop::kBareWoods ? 0 : 6),
              style, palette, random);
}

}  // namespace fieldloop
