#pragma once
#include "synthesize/camera/painter.h"

namespace fieldloop {

// The season's colours of one scene.
struct Palette {
  Colour ground, ground_patch;  // the ground's two mixed colours
  Colour blade;                 // what stands or lies on it
  Colour leaf, leaf_light;
  Colour bark;
};

Palette palette_of(const SceneStyle& style, Random& random);

// Ground from the horizon to the bottom row, with what grows or lies on it.
void paint_ground(Painter& painter, const SceneStyle& style, const Palette& palette, Random& random);
void paint_creek(Painter& painter, Random& random);
void paint_path(Painter& painter, Random& random);
void paint_sky(Painter& painter, Random& random);

struct PlantSite {
  double x = 0, depth = 0;  // metres
};

// Crown of leaves in an ellipse around `centre`; sizes in metres.
struct Crown {
  double x = 0, depth = 0, height = 0;  // centre
  double radius_x = 0, radius_y = 0;
  double leaf = 0.06;  // length of a leaf
  double density = 1;  // 1: hardly any gap
};
void paint_crown(Painter& painter, const Crown& crown, const Palette& palette, Random& random);
void paint_bush(Painter& painter, PlantSite site, double height, const SceneStyle& style,
                const Palette& palette, Random& random);
void paint_tree(Painter& painter, PlantSite site, double height, const SceneStyle& style,
                const Palette& palette, Random& random);
// Tall single blades or twigs around the site, for hiding what stands behind.
void paint_tuft(Painter& painter, PlantSite site, double height, const Palette& palette, Random& random);

void paint_backdrop(Painter& painter, const SceneStyle& style, const Palette& palette, Random& random);

// An upright wall whose base runs through (0, depth) on the ground; `slope` is metres of depth a metre of x.
struct WallLine {
  double depth = 10, slope = 0;
  double from = -1000, to = 1000;  // metres of x
  double height = 1.8;
};
void paint_board_fence(Painter& painter, const WallLine& line, const Colour& wood, Random& random);
void paint_picket_fence(Painter& painter, const WallLine& line, const Colour& wood, Random& random);
void paint_house_wall(Painter& painter, const WallLine& line, Random& random);

}  // namespace fieldloop
