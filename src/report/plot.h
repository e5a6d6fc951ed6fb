#pragma once
#include <string>
#include <vector>

#include "report/charts.h"
#include "report/svg.h"

namespace fieldloop {

std::string short_number(double value);  // "0.25", "12", "1,200"

// The area between two axes of a picture, with its grid, numbers and titles.
class Plot {
 public:
  struct Frame {
    double left = 0, top = 0, width = 0, height = 0;
  };
  Plot(Svg& svg, const Frame& frame, const AxisRange& x, const AxisRange& y, bool y_down = false);

  SvgPoint at(SvgPoint value) const;  // clamped to the area
  const Frame& frame() const { return frame_; }

 private:
  void draw_axes(Svg& svg) const;
  Frame frame_;
  AxisRange x_, y_;
  bool y_down_;
};

// The names of series beside their colours, from `top` on in two columns. Returns how high it is.
double legend_height(std::size_t series);
void draw_legend(Svg& svg, double top, const std::vector<std::string>& names);

}  // namespace fieldloop
