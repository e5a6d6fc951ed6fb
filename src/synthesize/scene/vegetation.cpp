#include <cmath>
#include <numbers>

#include "synthesize/scene/scene_parts.h"

namespace fieldloop {

namespace {

constexpr int kBranchLevels = 4;
constexpr int kMostLeaves = 9000;

struct Branch {
  cv::Point2f from;
  float angle = 0;   // radians from straight up, clockwise
  float length = 0;  // pixels
  float width = 0;   // pixels
};

cv::Point2f end_of(const Branch& branch) {
  return branch.from + cv::Point2f(std::sin(branch.angle), -std::cos(branch.angle)) * branch.length;
}

void paint_branch(Painter& painter, const Branch& branch, int levels_left, const Colour& bark, float depth,
                  Random& random) {
  if (branch.length < 3) return;
  const cv::Point2f tip = end_of(branch);
  painter.stroke(branch.from, tip, branch.width, branch.width * 0.6F, jittered(bark, 0.2, random),
                 {depth, SurfaceKind::kObject, 0.8F});
  if (levels_left == 0) return;
  const int children = random.integer(2, 4);
  for (int k = 0; k < children; ++k) {
    const auto share = static_cast<float>(random.uniform(0.35, 1));
    const Branch child{branch.from + (tip - branch.from) * share,
                       branch.angle + static_cast<float>(random.uniform(-0.95, 0.95)),
                       branch.length * static_cast<float>(random.uniform(0.4, 0.75)), branch.width * 0.5F};
    paint_branch(painter, child, levels_left - 1, bark, depth, random);
  }
}

// Fine light and dark streaks along the trunk.
void paint_bark(Painter& painter, cv::Point2f root, cv::Point2f top, float width, const Colour& bark,
                float depth, Random& random) {
  const int streaks = std::min(600, cvRound(width * 12));
  for (int k = 0; k < streaks; ++k) {
    const auto along = static_cast<float>(random.uniform());
    const auto across = static_cast<float>(random.uniform(-0.5, 0.5)) * width * (1 - 0.35F * along);
    const cv::Point2f at = root + (top - root) * along + cv::Point2f(across, 0);
    const auto length = static_cast<float>(random.uniform(0.3, 1.6)) * width;
    const float roundness = 1.15F - 0.9F * std::abs(across / width) - 0.3F * across / width;
    painter.stroke(at, at + cv::Point2f(static_cast<float>(random.uniform(-0.1, 0.1)) * length, -length),
                   std::max(1.0F, width * 0.05F), 1,
                   bark * (roundness * static_cast<float>(random.uniform(0.55, 1.4))),
                   {depth * 0.9995F, SurfaceKind::kObject, 0.9F});
  }
}

void paint_clump(Painter& painter, cv::Point2f centre, float radius, float leaf, int leaves, float light,
                 const Palette& palette, float depth, Random& random) {
  for (int k = 0; k < leaves; ++k) {
    const cv::Point2f offset(static_cast<float>(random.normal()) * radius * 0.55F,
                             static_cast<float>(random.normal()) * radius * 0.45F);
    const float up = std::clamp(0.5F - offset.y / (2 * radius), 0.0F, 1.0F);
    const float bright = light * (0.5F + 0.7F * up);
    const Colour colour = jittered(blend(palette.leaf, palette.leaf_light, up), 0.25, random) * bright;
    const auto size = leaf * static_cast<float>(random.uniform(0.5, 1.1));
    // Leaves that are turned up lie in front of those in the shade.
    const float near = depth * (1 - 0.004F * up - 0.002F * static_cast<float>(random.uniform()));
    painter.ellipse(centre + offset, size / 2, size * 0.28F,
                    static_cast<float>(random.uniform(0, std::numbers::pi)), colour,
                    {near, SurfaceKind::kObject, 0.25F + 0.75F * up * std::min(light, 1.0F)});
  }
}

}  // namespace

void paint_crown(Painter& painter, const Crown& crown, const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const double scale = view.pixels_per_metre(crown.depth);
  const cv::Point2d centre(view.column_of(crown.x, crown.depth),
                           view.row_of_ground(crown.depth) - crown.height * scale);
  const double rx = crown.radius_x * scale, ry = crown.radius_y * scale,
               leaf = std::max(2.0, crown.leaf * scale);
  const double wanted = crown.density * 3.5 * rx * ry / (leaf * leaf * 0.22);
  const int clumps = std::clamp(cvRound(rx * ry / (leaf * leaf * 12)), 6, 90);
  const int leaves = std::max(4, cvRound(std::min<double>(wanted, kMostLeaves) / clumps));
  for (int k = 0; k < clumps; ++k) {
    const double angle = random.uniform(0, 2 * std::numbers::pi), reach = std::sqrt(random.uniform());
    const cv::Point2f at(static_cast<float>(centre.x + rx * reach * std::cos(angle)),
                         static_cast<float>(centre.y + ry * reach * std::sin(angle)));
    const auto up = static_cast<float>(0.5 - 0.5 * reach * std::sin(angle));
    paint_clump(painter, at, static_cast<float>(std::max(leaf, 0.28 * std::min(rx, ry))),
                static_cast<float>(leaf), leaves,
                0.45F + 0.6F * up * static_cast<float>(random.uniform(0.7, 1.2)), palette,
                static_cast<float>(crown.depth * random.uniform(0.99, 1.01)), random);
  }
}

void paint_bush(Painter& painter, PlantSite site, double height, const SceneStyle& style,
                const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const double scale = view.pixels_per_metre(site.depth);
  const cv::Point2f root(static_cast<float>(view.column_of(site.x, site.depth)),
                         static_cast<float>(view.row_of_ground(site.depth)));
  const int stems = style.bare ? random.integer(8, 14) : 4;
  for (int k = 0; k < stems; ++k) {
    const Branch stem{root, static_cast<float>(random.uniform(-0.8, 0.8)),
                      static_cast<float>(height * scale * random.uniform(0.4, 0.6)),
                      static_cast<float>(std::max(1.0, 0.02 * scale))};
    paint_branch(painter, stem, style.bare ? 3 : 1, palette.bark, static_cast<float>(site.depth), random);
  }
  const double density = style.bare ? 0.05 : random.uniform(0.5, 1);
  paint_crown(painter,
              {site.x, site.depth, height * 0.48, height * random.uniform(0.5, 0.9), height * 0.5,
               random.uniform(0.025, 0.055), density},
              palette, random);
  painter.scene().casters.push_back({site.x, site.depth, height * 0.6, height * 0.6});
}

void paint_tree(Painter& painter, PlantSite site, double height, const SceneStyle& style,
                const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const double scale = view.pixels_per_metre(site.depth);
  const auto depth = static_cast<float>(site.depth);
  const cv::Point2f root(static_cast<float>(view.column_of(site.x, site.depth)),
                         static_cast<float>(view.row_of_ground(site.depth)));
  const double trunk = height * random.uniform(0.35, 0.6);
  const auto width = static_cast<float>(std::max(1.5, height * random.uniform(0.025, 0.06) * scale));
  const cv::Point2f top = root + cv::Point2f(static_cast<float>(random.uniform(-0.08, 0.08) * trunk * scale),
                                             static_cast<float>(-trunk * scale));
  const Colour bark = jittered(palette.bark, 0.2, random);
  painter.stroke(root, top, width, width * 0.65F, bark, {depth, SurfaceKind::kObject, 0.9F});
  if (width > 4) paint_bark(painter, root, top, width, bark, depth, random);
  const int branches = random.integer(4, 7);
  for (int k = 0; k < branches; ++k) {
    const Branch branch{root + (top - root) * static_cast<float>(random.uniform(0.55, 1)),
                        static_cast<float>(random.uniform(-1.1, 1.1)),
                        static_cast<float>(height * random.uniform(0.15, 0.3) * scale), width * 0.4F};
    paint_branch(painter, branch, style.bare ? kBranchLevels : 2, bark, depth, random);
  }
  const double radius = height * random.uniform(0.22, 0.34);
  if (!style.bare) {
    paint_crown(painter,
                {site.x, site.depth, height * 0.7, radius, height * 0.32, 0.1, random.uniform(0.5, 0.9)},
                palette, random);
  }
  painter.scene().casters.push_back({site.x, site.depth, height * 0.7, style.bare ? radius * 0.4 : radius});
}

void paint_tuft(Painter& painter, PlantSite site, double height, const Palette& palette, Random& random) {
  const Viewpoint& view = painter.scene().view;
  const double scale = view.pixels_per_metre(site.depth);
  const int blades = random.integer(12, 40);
  for (int k = 0; k < blades; ++k) {
    const double depth = site.depth * random.uniform(0.96, 1.04);
    const double x = site.x + random.normal() * height * 0.25;
    cv::Point2f at(static_cast<float>(view.column_of(x, depth)),
                   static_cast<float>(view.row_of_ground(depth)));
    const double length = height * scale * random.uniform(0.4, 1.1);
    const Colour colour =
        jittered(blend(palette.blade, palette.leaf_light, random.uniform(0, 0.6)), 0.3, random);
    double lean = random.uniform(-0.35, 0.35);
    const auto width = static_cast<float>(std::max(1.2, 0.010 * scale));
    for (int part = 0; part < 4; ++part) {
      const cv::Point2f next =
          at + cv::Point2f(static_cast<float>(lean * length / 4), static_cast<float>(-length / 4));
      const float narrowing = 1 - static_cast<float>(part) * 0.22F;
      painter.stroke(at, next, width * narrowing, width * (narrowing - 0.22F),
                     colour * (0.75F + 0.1F * static_cast<float>(part)),
                     {static_cast<float>(depth), SurfaceKind::kObject, 0.8F});
      at = next;
      lean += random.uniform(-0.05, 0.35) * (lean > 0 ? 1 : -1);
    }
  }
}

}  // namespace fieldloop
