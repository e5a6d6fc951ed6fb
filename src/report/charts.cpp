#include "report/charts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/plot.h"

namespace fieldloop {
namespace {

constexpr double kWidth = 600;
constexpr double kPlotHeight = 300;
constexpr double kTop = 48;        // below the title
constexpr double kBelowPlot = 62;  // for the x axis
constexpr double kMargin = 20;

constexpr Plot::Frame kFrame{66, kTop, kWidth - 66 - kMargin, kPlotHeight};

void draw_title(Svg& svg, const std::string& title) { svg.text({kMargin, 28}, title, "ink title"); }

std::vector<std::string> names_of(const std::vector<ChartSeries>& series) {
  std::vector<std::string> names;
  names.reserve(series.size());
  for (const auto& one : series) names.push_back(one.name);
  return names;
}

void draw_series(Svg& svg, const Plot& plot, const ChartSeries& series, std::size_t index) {
  std::vector<SvgPoint> points;
  for (const auto& point : series.points) points.push_back(plot.at(point));
  const std::string colour = series_class(index);
  if (points.size() == 1) svg.circle(points.front(), 4, colour);
  if (points.size() > 1) svg.polyline(points, colour + (series.strong ? " line bold" : " line"));
}

constexpr std::size_t kCells = 20;

using CellCounts = std::array<std::array<int, kCells>, kCells>;  // [row][column]

CellCounts counts_by_cell(const std::vector<SvgPoint>& points) {
  CellCounts counts{};
  const auto cell = [](double share) {
    return std::min(static_cast<std::size_t>(std::max(0.0, share) * kCells), kCells - 1);
  };
  for (const auto& point : points) ++counts.at(cell(point.y)).at(cell(point.x));
  return counts;
}

std::string shortened(const std::string& name, std::size_t longest) {
  if (name.size() <= longest) return name;
  std::size_t end = longest;
  // Never within a UTF-8 character.
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end) + "…";
}

}  // namespace

std::string draw(const LineChart& chart) {
  Svg svg(kWidth, kTop + kPlotHeight + kBelowPlot + legend_height(chart.series.size()), chart.title);
  draw_title(svg, chart.title);
  const Plot plot(svg, kFrame, chart.x, chart.y);
  for (const bool strong : {false, true})
    for (std::size_t i = 0; i < chart.series.size(); ++i)
      if (chart.series[i].strong == strong) draw_series(svg, plot, chart.series[i], i);
  if (chart.mark) {
    const auto at = plot.at(*chart.mark);
    svg.line({at.x, kTop}, {at.x, kTop + kPlotHeight}, "c7 line thin dashed");
    svg.circle(at, 5, "c2");
  }
  draw_legend(svg, kTop + kPlotHeight + kBelowPlot, names_of(chart.series));
  return svg.finished();
}

std::string draw(const DiagonalBars& chart) {
  Svg svg(kWidth, kTop + kPlotHeight + kBelowPlot, chart.title);
  draw_title(svg, chart.title);
  const Plot plot(svg, kFrame, chart.x, chart.y);
  for (const auto& bar : chart.bars) {
    const auto top = plot.at({bar.low, bar.value});
    const auto foot = plot.at({bar.high, chart.y.low});
    svg.rectangle({top.x + 1, top.y}, foot.x - top.x - 2, foot.y - top.y, "c1", 0.75);
    svg.text({(top.x + foot.x) / 2, foot.y - 6}, bar.note, "ink small", TextAnchor::kMiddle);
  }
  svg.line(plot.at({chart.x.low, chart.x.low}), plot.at({chart.x.high, chart.x.high}), "c7 line dashed");
  return svg.finished();
}

std::string draw(const RowBars& chart) {
  constexpr double kBar = 18, kGap = 14, kNames = 170, kNumbers = 70;
  const double row_height = kBar * static_cast<double>(chart.series.size()) + kGap;
  const double bottom = kTop + row_height * static_cast<double>(chart.rows.size());
  Svg svg(kWidth, bottom + 12 + legend_height(chart.series.size()), chart.title);
  draw_title(svg, chart.title);
  double most = 1;
  for (const auto& row : chart.rows)
    for (const double value : row.values) most = std::max(most, value);
  double y = kTop;
  for (const auto& row : chart.rows) {
    svg.text({kNames - 10, y + (row_height - kGap) / 2 + 5}, shortened(row.name, 18), "ink",
             TextAnchor::kEnd);
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const double width = (kWidth - kNames - kNumbers) * row.values[i] / most;
      const double top = y + kBar * static_cast<double>(i);
      svg.rectangle({kNames, top}, width, kBar - 2, series_class(i));
      svg.text({kNames + width + 6, top + 13}, short_number(row.values[i]), "faint small");
    }
    y += row_height;
  }
  draw_legend(svg, bottom + 12, chart.series);
  return svg.finished();
}

std::string draw(const CountTable& table) {
  constexpr double kNames = 130;
  const auto count = static_cast<double>(table.names.size());
  const double cell = std::min((kWidth - kNames - 30 - kMargin) / count, 90.0);
  const double left = kNames + 30, top = kTop + 44;
  Svg svg(kWidth, top + cell * count + 16, table.title);
  draw_title(svg, table.title);
  svg.text({left + cell * count / 2, kTop + 4}, table.columns_title, "ink", TextAnchor::kMiddle);
  svg.text_upwards({16, top + cell * count / 2}, table.rows_title, "ink");
  const auto longest = static_cast<std::size_t>(std::max(3.0, cell / 8));
  for (std::size_t row = 0; row < table.names.size(); ++row) {
    const double y = top + cell * static_cast<double>(row);
    svg.text({left - 8, y + cell / 2 + 5}, shortened(table.names[row], 15), "ink", TextAnchor::kEnd);
    svg.text({left + cell * (static_cast<double>(row) + 0.5), top - 8}, shortened(table.names[row], longest),
             "ink small", TextAnchor::kMiddle);
    double sum = 0;
    for (const int value : table.counts[row]) sum += value;
    for (std::size_t column = 0; column < table.names.size(); ++column) {
      const double x = left + cell * static_cast<double>(column);
      const int value = table.counts[row][column];
      if (value > 0) svg.rectangle({x, y}, cell, cell, row == column ? "c0" : "c2", 0.15 + 0.6 * value / sum);
      svg.rectangle({x, y}, cell, cell, "grid");
      svg.text({x + cell / 2, y + cell / 2 + 5}, std::to_string(value), value > 0 ? "ink" : "faint small",
               TextAnchor::kMiddle);
    }
  }
  return svg.finished();
}

std::string draw(const DensityChart& chart) {
  constexpr double kSide = 400;
  Svg svg(kWidth, kTop + kSide + kBelowPlot, chart.title);
  draw_title(svg, chart.title);
  const Plot plot(svg, {100, kTop, kSide, kSide}, {chart.x_title, 0, 1}, {chart.y_title, 0, 1}, chart.y_down);
  const auto counts = counts_by_cell(chart.points);
  int most = 1;
  for (const auto& row : counts) most = std::max(most, *std::max_element(row.begin(), row.end()));
  for (std::size_t row = 0; row < kCells; ++row)
    for (std::size_t column = 0; column < kCells; ++column) {
      const int count = counts.at(row).at(column);
      if (count == 0) continue;
      const auto a = plot.at({static_cast<double>(column) / kCells, static_cast<double>(row) / kCells});
      const auto b =
          plot.at({static_cast<double>(column + 1) / kCells, static_cast<double>(row + 1) / kCells});
      svg.rectangle({a.x, std::min(a.y, b.y)}, b.x - a.x, std::abs(b.y - a.y), "c0",
                    0.15 + 0.85 * std::sqrt(static_cast<double>(count) / most));
    }
  return svg.finished();
}

}  // namespace fieldloop
