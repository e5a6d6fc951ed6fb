#include <cmath>

#include "synthesize/scene/scene_parts.h"

namespace fieldloop {

namespace {

// Where a wall crosses one image column.
struct WallColumn {
  double x = 0, depth = 0;  // metres
  double base = 0;          // row
  double scale = 0;         // pixels a metre
};

// Calls `paint(column, place)` for every column in which the wall is visible.
template <class Paint>
void for_each_column(const Viewpoint& view, const WallLine& line, Paint&& paint) {
  for (int column = 0; column < view.size.width; ++column) {
    const double depth = line.depth / (1 - line.slope * (column - view.centre) / view.focal);
    if (depth < 1.5 || depth > 80) continue;
    const double x = view.x_of(column, depth);
    if (x < line.from || x > line.to) continue;
    paint(column, WallColumn{x, depth, view.row_of_ground(depth), view.pixels_per_metre(depth)});
  }
}

double share_of(double value) { return value - std::floor(value); }

std::vector<float> board_shades(std::size_t count, double amount, Random& random) {
  std::vector<float> shades(count);
  for (float& shade : shades) shade = static_cast<float>(1 + amount * random.uniform(-1, 1));
  return shades;
}

float shade_at(const std::vector<float>& shades, double index) {
  const auto count = static_cast<long>(shades.size());
  const long wrapped = ((static_cast<long>(std::floor(index)) % count) + count) % count;
  return shades[static_cast<std::size_t>(wrapped)];
}

Surface wall_surface(double depth) { return {static_cast<float>(depth), SurfaceKind::kObject, 0.8F}; }

Colour wall_colour(Random& random) {
  const std::vector<Colour> colours{
      {205, 212, 214}, {150, 175, 190}, {140, 130, 120}, {110, 125, 150}, {165, 185, 175}};
  return jittered(random.pick(colours), 0.1, random);
}

struct Opening {
  double from, to, bottom, top;  // metres
  bool holds(double x, double up) const { return x > from && x < to && up > bottom && up < top; }
  bool frames(double x, double up) const {
    return x > from - 0.08 && x < to + 0.08 && up > bottom - 0.08 && up < top + 0.08;
  }
};

}  // namespace

void paint_board_fence(Painter& painter, const WallLine& line, const Colour& wood, Random& random) {
  const std::vector<float> shades = board_shades(64, 0.16, random);
  const cv::Mat grain = fractal_noise({512, 256}, 90, 3, random);
  for_each_column(painter.scene().view, line, [&](int column, const WallColumn& place) {
    const double board = place.x / 0.145;
    const bool gap = share_of(board) < 0.045;
    const double top = place.base - (line.height + 0.02 * shade_at(shades, board + 7)) * place.scale;
    for (int y = cvRound(top); y < cvRound(place.base); ++y) {
      const double up = (place.base - y) / place.scale;
      const float streak =
          grain.at<float>(static_cast<int>(up * 20) & 255, static_cast<int>(place.x * 260) & 511);
      const auto weather = static_cast<float>(0.78 + 0.22 * std::min(1.0, up / 0.5));
      const Colour colour =
          gap ? wood * 0.3F : wood * (shade_at(shades, board) * (0.8F + 0.4F * streak) * weather);
      painter.pixel(column, y, colour, wall_surface(place.depth));
    }
  });
}

void paint_picket_fence(Painter& painter, const WallLine& line, const Colour& wood, Random& random) {
  const std::vector<float> shades = board_shades(64, 0.08, random);
  for_each_column(painter.scene().view, line, [&](int column, const WallColumn& place) {
    const double board = place.x / 0.16, across = share_of(board);
    const bool picket = across < 0.55;
    const double peak = line.height - 0.10 * std::abs(across / 0.55 - 0.5);
    for (int y = cvRound(place.base - peak * place.scale); y < cvRound(place.base); ++y) {
      const double up = (place.base - y) / place.scale;
      const bool rail = std::abs(up - 0.25) < 0.045 || std::abs(up - 0.75 * line.height) < 0.045;
      if (!picket && !rail) continue;
      const float edge = picket && across > 0.48 ? 0.8F : 1.0F;
      painter.pixel(column, y, wood * (shade_at(shades, board) * (picket ? edge : 0.75F)),
                    wall_surface(place.depth));
    }
  });
}

void paint_house_wall(Painter& painter, const WallLine& line, Random& random) {
  const bool brick = random.chance(0.35);
  const Colour base = brick ? jittered({85, 95, 145}, 0.15, random) : wall_colour(random);
  const std::vector<float> shades = board_shades(257, brick ? 0.2 : 0.03, random);
  std::vector<Opening> openings;
  for (double x = -12 + random.uniform(0, 2); x < 12; x += random.uniform(2.6, 4.2)) {
    openings.push_back({x, x + random.uniform(0.9, 1.5), 0.95, 2.2});
  }
  for_each_column(painter.scene().view, line, [&](int column, const WallColumn& place) {
    for (int y = cvRound(place.base - line.height * place.scale); y < cvRound(place.base); ++y) {
      const double up = (place.base - y) / place.scale;
      const double course = up / (brick ? 0.075 : 0.16);
      const double stone = place.x / 0.22 + (static_cast<long>(course) % 2 == 0 ? 0.5 : 0);
      const bool joint = share_of(course) < (brick ? 0.14 : 0.10) || (brick && share_of(stone) < 0.06);
      Colour colour = base * shade_at(shades, brick ? std::floor(course) * 31 + std::floor(stone) : course);
      if (joint) colour = brick ? blend(colour, {170, 175, 178}, 0.6) : colour * 0.72F;
      if (up < 0.3) colour = Colour(120, 122, 125) * shade_at(shades, place.x * 9);
      for (const Opening& opening : openings) {
        if (opening.holds(place.x, up)) {
          const double middle = share_of((place.x - opening.from) / (opening.to - opening.from) * 2);
          colour =
              middle < 0.05 ? Colour(225, 225, 225) : blend({58, 52, 46}, {120, 112, 96}, (up - 0.95) / 1.25);
        } else if (opening.frames(place.x, up)) {
          colour = {228, 230, 231};
        }
      }
      painter.pixel(column, y, colour, wall_surface(place.depth));
    }
  });
}

}  // namespace fieldloop
