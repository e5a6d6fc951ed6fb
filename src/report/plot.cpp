#include "report/plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace fieldloop {
namespace {

constexpr int kSteps = 5;  // about so many numbers on an axis
constexpr double kLegendRow = 24;
constexpr double kLegendColumn = 290;

// 1, 2, 2.5 or 5 times a power of ten.
double round_step(double range) {
  const double rough = range / kSteps;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0})
    if (factor * power >= rough * 0.999) return factor * power;
  return 10 * power;
}

std::vector<double> ticks(const AxisRange& axis) {
  std::vector<double> values;
  const double range = axis.high - axis.low;
  if (!(range > 0)) return {axis.low};
  const double step = axis.whole ? std::ceil(round_step(range)) : round_step(range);
  const int last = static_cast<int>(std::floor(axis.high / step + 1e-6));
  for (int i = static_cast<int>(std::ceil(axis.low / step - 1e-9)); i <= last; ++i)
    values.push_back(i * step);
  return values;
}

double share_of(const AxisRange& axis, double value) {
  const double range = axis.high - axis.low;
  return range > 0 ? std::clamp((value - axis.low) / range, 0.0, 1.0) : 0.5;
}

}  // namespace

std::string short_number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value);
  return text.data();
}

Plot::Plot(Svg& svg, const Frame& frame, const AxisRange& x, const AxisRange& y, bool y_down)
    : frame_(frame), x_(x), y_(y), y_down_(y_down) {
  draw_axes(svg);
}

SvgPoint Plot::at(SvgPoint value) const {
  const double up = share_of(y_, value.y);
  return {frame_.left + frame_.width * share_of(x_, value.x),
          frame_.top + frame_.height * (y_down_ ? up : 1 - up)};
}

void Plot::draw_axes(Svg& svg) const {
  const double bottom = frame_.top + frame_.height;
  for (const double value : ticks(x_)) {
    const double x = at({value, y_.low}).x;
    svg.line({x, frame_.top}, {x, bottom}, "grid");
    svg.text({x, bottom + 20}, short_number(value), "faint small", TextAnchor::kMiddle);
  }
  for (const double value : ticks(y_)) {
    const double y = at({x_.low, value}).y;
    svg.line({frame_.left, y}, {frame_.left + frame_.width, y}, "grid");
    svg.text({frame_.left - 8, y + 5}, short_number(value), "faint small", TextAnchor::kEnd);
  }
  svg.text({frame_.left + frame_.width / 2, bottom + 42}, x_.title, "ink", TextAnchor::kMiddle);
  svg.text_upwards({18, frame_.top + frame_.height / 2}, y_.title, "ink");
}

double legend_height(std::size_t series) {
  const std::size_t rows = (series + 1) / 2;
  return kLegendRow * static_cast<double>(rows) + (series > 0 ? 12 : 0);
}

void draw_legend(Svg& svg, double top, const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double x = 20 + kLegendColumn * static_cast<double>(i % 2);
    const std::size_t row = i / 2;
    const double y = top + kLegendRow * static_cast<double>(row);
    svg.rectangle({x, y}, 14, 14, series_class(i));
    svg.text({x + 22, y + 13}, names[i], "ink");
  }
}

}  // namespace fieldloop
