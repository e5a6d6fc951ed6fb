#include "models/evaluation_json.h"

#include "evaluate/calibration.h"
#include "evaluate/coco.h"
#include "evaluate/curves.h"
#include "evaluate/groups.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json or_null(const std::optional<double>& value) { return value ? json(*value) : json(nullptr); }

json intervals_json(const MeasureIntervals& intervals) {
  json object = json::object();
  for (std::size_t m = 0; m < kMeasures; ++m)
    object[std::string(name_of(static_cast<Measure>(m)))] =
        intervals[m] ? json{intervals[m]->low, intervals[m]->high} : json(nullptr);
  return object;
}

json coco_json(const CocoSummary& coco) {
  return {{"ap", or_null(coco.ap)},
          {"ap50", or_null(coco.ap50)},
          {"ap75", or_null(coco.ap75)},
          {"ap_small", or_null(coco.ap_small)},
          {"ap_medium", or_null(coco.ap_medium)},
          {"ap_large", or_null(coco.ap_large)},
          {"ar1", or_null(coco.ar1)},
          {"ar10", or_null(coco.ar10)},
          {"ar100", or_null(coco.ar100)},
          {"ar_small", or_null(coco.ar_small)},
          {"ar_medium", or_null(coco.ar_medium)},
          {"ar_large", or_null(coco.ar_large)}};
}

json best_f1_json(const std::vector<PerformanceCurves>& curves) {
  if (curves.empty() || curves.front().best_f1.f1 <= 0) return nullptr;
  const auto& best = curves.front().best_f1;
  return {{"confidence", best.confidence},
          {"precision", best.precision},
          {"recall", best.recall},
          {"f1", best.f1}};
}

json curves_json(const std::vector<PerformanceCurves>& curves, const std::vector<std::string>& class_names) {
  json list = json::array();
  for (const auto& curve : curves) {
    json entry{{"class_name", nullptr},
               {"precision_at_recall", curve.precision_at_recall},
               {"precision", json::array()},
               {"recall", json::array()},
               {"f1", json::array()}};
    if (curve.class_id) entry["class_name"] = class_names.at(static_cast<std::size_t>(*curve.class_id));
    for (const auto& point : curve.by_confidence) {
      entry["precision"].push_back(point.precision);
      entry["recall"].push_back(point.recall);
      entry["f1"].push_back(point.f1);
    }
    list.push_back(std::move(entry));
  }
  return list;
}

json reliability_json(const Calibration& calibrated) {
  json list = json::array();
  for (const auto& bin : calibrated.bins)
    list.push_back({{"low", bin.low},
                    {"high", bin.high},
                    {"boxes", bin.boxes},
                    {"correct", bin.correct},
                    {"confidence", bin.boxes > 0 ? json(bin.confidence) : json(nullptr)}});
  return list;
}

json classes_json(const ModelEvaluation& evaluation, const std::vector<EvaluatedPhoto>& photos) {
  json list = json::array();
  for (const auto& metrics : evaluation.metrics.classes)
    list.push_back({{"class_name", evaluation.class_names.at(static_cast<std::size_t>(metrics.class_id))},
                    {"animals", metrics.truths},
                    {"map50", metrics.ap50},
                    {"map50_95", metrics.ap50_95},
                    {"precision", metrics.precision},
                    {"recall", metrics.recall},
                    {"f1", metrics.f1},
                    {"intervals", intervals_json(bootstrap(only_class(photos, metrics.class_id)))}});
  return list;
}

void add_groups(json& list, const std::vector<EvaluatedPhoto>& photos, const std::string& label,
                const std::string& dataset, const std::string& split) {
  for (const auto& group : measure_by_label(photos, label))
    list.push_back({{"label", label},
                    {"value", group.value},
                    {"metrics", to_json(group.metrics, dataset, split)},
                    {"intervals", intervals_json(group.intervals)}});
}

}  // namespace

json evaluation_json(const ModelEvaluation& evaluation, const std::string& dataset,
                     const std::string& split) {
  const auto photos = results_of(evaluation.photos);
  const auto curves = performance_curves(photos);
  const auto calibrated = calibration(photos);
  json groups = json::array();
  for (const char* label : {"camera", "light"}) add_groups(groups, photos, label, dataset, split);
  return {{"metrics", to_json(evaluation.metrics, dataset, split)},
          {"intervals", intervals_json(bootstrap(photos))},
          {"coco", coco_json(coco_summary(photos))},
          {"best_f1", best_f1_json(curves)},
          {"curves", curves_json(curves, evaluation.class_names)},
          {"calibration_error", or_null(calibrated.expected_error)},
          {"reliability", reliability_json(calibrated)},
          {"classes", classes_json(evaluation, photos)},
          {"groups", std::move(groups)}};
}

}  // namespace fieldloop
