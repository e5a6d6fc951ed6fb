#include "report/evaluation_charts.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

#include "report/charts.h"

namespace fieldloop {
namespace {

constexpr std::size_t kMostSeries = 8;  // more could not be told apart

std::string decimals(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  return text.data();
}

std::string name_of(const PerformanceCurves& curves, const std::vector<std::string>& class_names) {
  return curves.class_id ? class_names.at(static_cast<std::size_t>(*curves.class_id)) : "all classes";
}

// All classes and, where there are several, as many of them as can be told apart.
std::size_t shown(const std::vector<PerformanceCurves>& curves) {
  return curves.size() == 2 ? 1 : std::min(curves.size(), kMostSeries);
}

ChartSeries recall_series(const PerformanceCurves& curves, const std::vector<std::string>& class_names) {
  const auto& precision = curves.precision_at_recall;
  const double area =
      std::accumulate(precision.begin(), precision.end(), 0.0) / static_cast<double>(precision.size());
  ChartSeries series{name_of(curves, class_names) + " " + decimals(area), {}, !curves.class_id};
  for (std::size_t i = 0; i < precision.size(); ++i)
    series.points.push_back({static_cast<double>(i) * 0.01, precision[i]});
  return series;
}

ChartSeries f1_series(const PerformanceCurves& curves, const std::vector<std::string>& class_names) {
  ChartSeries series{name_of(curves, class_names), {}, !curves.class_id};
  for (const auto& point : curves.by_confidence)
    series.points.push_back({static_cast<double>(point.confidence), point.f1});
  // With few boxes the greatest F1 may lie between two samples.
  const SvgPoint best{static_cast<double>(curves.best_f1.confidence), curves.best_f1.f1};
  series.points.insert(std::ranges::upper_bound(series.points, best.x, {}, &SvgPoint::x), best);
  return series;
}

// Those with the most boxes, in the order of their ids; as many as remain legible.
std::vector<int> busiest_classes(const ConfusionMatrix& matrix) {
  constexpr std::size_t kMostRows = 12;
  std::vector<std::pair<int, int>> by_boxes;
  for (int id = 0; id < matrix.classes(); ++id) {
    int boxes = 0;
    for (int other = 0; other <= matrix.classes(); ++other)
      boxes += matrix.at(id, other) + matrix.at(other, id);
    by_boxes.emplace_back(-boxes, id);
  }
  std::sort(by_boxes.begin(), by_boxes.end());
  std::vector<int> ids;
  for (std::size_t i = 0; i < std::min(by_boxes.size(), kMostRows); ++i) ids.push_back(by_boxes[i].second);
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

std::string precision_recall_chart(const std::vector<PerformanceCurves>& curves,
                                   const std::vector<std::string>& class_names) {
  LineChart chart{"Precision and recall at IoU 0.5, with average precision",
                  {"recall", 0, 1},
                  {"precision", 0, 1},
                  {},
                  {}};
  for (std::size_t i = 0; i < shown(curves); ++i)
    chart.series.push_back(recall_series(curves[i], class_names));
  return draw(chart);
}

std::string f1_confidence_chart(const std::vector<PerformanceCurves>& curves,
                                const std::vector<std::string>& class_names) {
  const auto& best = curves.front().best_f1;
  LineChart chart{
      "F1 by confidence; best " + decimals(best.f1) + " at " + decimals(static_cast<double>(best.confidence)),
      {"confidence", 0, 1},
      {"F1", 0, 1},
      {},
      SvgPoint{static_cast<double>(best.confidence), best.f1}};
  for (std::size_t i = 0; i < shown(curves); ++i) chart.series.push_back(f1_series(curves[i], class_names));
  return draw(chart);
}

std::string reliability_chart(const Calibration& calibration) {
  const std::string error =
      calibration.expected_error ? ", expected error " + decimals(*calibration.expected_error) : "";
  DiagonalBars chart{"How often a box is right" + error,
                     {"confidence", calibration.bins.front().low, 1},
                     {"share of correct boxes", 0, 1},
                     {}};
  for (const auto& bin : calibration.bins)
    if (bin.boxes > 0)
      chart.bars.push_back(
          {bin.low, bin.high, static_cast<double>(bin.correct) / bin.boxes, std::to_string(bin.boxes)});
  return draw(chart);
}

std::string confusion_chart(const ConfusionMatrix& matrix, const std::vector<std::string>& class_names) {
  auto shown = busiest_classes(matrix);
  const auto count = std::to_string(shown.size());
  CountTable table{"What was taken for what", "what is there", "what was shown", {}, {}};
  if (static_cast<int>(shown.size()) < matrix.classes())
    table.title += ", the " + count + " classes that occur most";
  for (const int id : shown) table.names.push_back(class_names.at(static_cast<std::size_t>(id)));
  table.names.emplace_back("nothing");
  shown.push_back(matrix.background());
  for (const int row : shown) {
    auto& counts = table.counts.emplace_back();
    for (const int column : shown) counts.push_back(matrix.at(row, column));
  }
  return draw(table);
}

}  // namespace fieldloop
