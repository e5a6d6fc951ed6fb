#include "json/stored/evaluation_json.h"

#include "json/stored/stored_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json intervals_json(const MeasureIntervals& intervals) {
  json object = json::object();
  for (std::size_t m = 0; m < kMeasures; ++m)
    object[std::string(name_of(static_cast<Measure>(m)))] =
        intervals[m] ? json{intervals[m]->low, intervals[m]->high} : json(nullptr);
  return object;
}

MeasureIntervals intervals_in(const json& object) {
  MeasureIntervals intervals;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto found = object.find(name_of(static_cast<Measure>(m)));
    if (found != object.end() && !found->is_null())
      intervals[m] = Interval{found->at(0).get<double>(), found->at(1).get<double>()};
  }
  return intervals;
}

struct CocoFigure {
  const char* name;
  std::optional<double> CocoSummary::*value;
};
constexpr CocoFigure kCocoFigures[] = {
    {"ap", &CocoSummary::ap},
    {"ap50", &CocoSummary::ap50},
    {"ap75", &CocoSummary::ap75},
    {"ap_small", &CocoSummary::ap_small},
    {"ap_medium", &CocoSummary::ap_medium},
    {"ap_large", &CocoSummary::ap_large},
    {"ar1", &CocoSummary::ar1},
    {"ar10", &CocoSummary::ar10},
    {"ar100", &CocoSummary::ar100},
    {"ar_small", &CocoSummary::ar_small},
    {"ar_medium", &CocoSummary::ar_medium},
    {"ar_large", &CocoSummary::ar_large},
};

json coco_json(const CocoSummary& coco) {
  json object = json::object();
  for (const auto& figure : kCocoFigures) object[figure.name] = stored_or_null(coco.*figure.value);
  return object;
}

CocoSummary coco_in(const json& object) {
  CocoSummary coco;
  for (const auto& figure : kCocoFigures) coco.*figure.value = stored_member<double>(object, figure.name);
  return coco;
}

json best_f1_json(const std::optional<OperatingPoint>& best) {
  if (!best) return nullptr;
  return {{"confidence", best->confidence},
          {"precision", best->precision},
          {"recall", best->recall},
          {"f1", best->f1}};
}

std::optional<OperatingPoint> best_f1_in(const json& object) {
  if (object.is_null()) return {};
  return OperatingPoint{object.at("confidence").get<float>(), object.at("precision").get<double>(),
                        object.at("recall").get<double>(), object.at("f1").get<double>()};
}

json curve_json(const EvaluationCurve& curve) {
  json entry{{"class_name", stored_or_null(curve.class_name)},
             {"precision_at_recall", curve.precision_at_recall},
             {"precision", json::array()},
             {"recall", json::array()},
             {"f1", json::array()}};
  for (const auto& point : curve.by_confidence) {
    entry["precision"].push_back(point.precision);
    entry["recall"].push_back(point.recall);
    entry["f1"].push_back(point.f1);
  }
  return entry;
}

EvaluationCurve curve_in(const json& object) {
  EvaluationCurve curve;
  curve.class_name = stored_member<std::string>(object, "class_name");
  object.at("precision_at_recall").get_to(curve.precision_at_recall);
  const auto& precision = object.at("precision");
  for (std::size_t i = 0; i < precision.size(); ++i)
    curve.by_confidence.push_back({static_cast<float>(i) / static_cast<float>(precision.size() - 1),
                                   precision[i].get<double>(), object.at("recall").at(i).get<double>(),
                                   object.at("f1").at(i).get<double>()});
  return curve;
}

json bin_json(const ReliabilityBin& bin) {
  return {{"low", bin.low},
          {"high", bin.high},
          {"boxes", bin.boxes},
          {"correct", bin.correct},
          {"confidence", bin.boxes > 0 ? json(bin.confidence) : json(nullptr)}};
}

ReliabilityBin bin_in(const json& object) {
  return {object.at("low").get<double>(), object.at("high").get<double>(), object.at("boxes").get<int>(),
          object.at("correct").get<int>(), stored_member<double>(object, "confidence").value_or(0)};
}

json class_json(const ClassEvaluation& each) {
  return {{"class_name", each.class_name},
          {"animals", each.animals},
          {"map50", each.map50},
          {"map50_95", each.map50_95},
          {"precision", each.precision},
          {"recall", each.recall},
          {"f1", each.f1},
          {"intervals", intervals_json(each.intervals)}};
}

ClassEvaluation class_in(const json& object) {
  return {object.at("class_name").get<std::string>(),
          object.at("animals").get<int>(),
          object.at("map50").get<double>(),
          object.at("map50_95").get<double>(),
          object.at("precision").get<double>(),
          object.at("recall").get<double>(),
          object.at("f1").get<double>(),
          intervals_in(object.at("intervals"))};
}

json group_json(const GroupEvaluation& group) {
  return {{"label", group.label},
          {"value", group.value},
          {"metrics", json_of(group.figures)},
          {"intervals", intervals_json(group.intervals)}};
}

GroupEvaluation group_in(const json& object) {
  return {object.at("label").get<std::string>(), object.at("value").get<std::string>(),
          split_figures_in(object.at("metrics")), intervals_in(object.at("intervals"))};
}

template <class Entry>
json list_json(const std::vector<Entry>& entries, json (*entry_json)(const Entry&)) {
  json list = json::array();
  for (const auto& entry : entries) list.push_back(entry_json(entry));
  return list;
}

template <class Entry>
std::vector<Entry> list_in(const json& object, const char* name, Entry (*entry_in)(const json&)) {
  std::vector<Entry> entries;
  const auto list = object.find(name);
  if (list != object.end())
    for (const auto& entry : *list) entries.push_back(entry_in(entry));
  return entries;
}

}  // namespace

json json_of(const SplitFigures& figures) {
  return {{"dataset", figures.dataset},
          {"split", figures.split},
          {"photos", figures.photos},
          {"precision", figures.precision},
          {"recall", figures.recall},
          {"f1", figures.f1},
          {"map50", figures.map50},
          {"map50_95", figures.map50_95},
          {"false_positive_rate", stored_or_null(figures.false_positive_rate)},
          {"false_negative_rate", stored_or_null(figures.false_negative_rate)}};
}

SplitFigures split_figures_in(const json& object) {
  SplitFigures figures;
  figures.dataset = object.value("dataset", "");
  figures.split = object.value("split", "");
  figures.photos = object.value("photos", 0);
  figures.precision = object.value("precision", 0.0);
  figures.recall = object.value("recall", 0.0);
  figures.f1 = object.value("f1", 0.0);
  figures.map50 = object.value("map50", 0.0);
  figures.map50_95 = object.value("map50_95", 0.0);
  figures.false_positive_rate = stored_member<double>(object, "false_positive_rate");
  figures.false_negative_rate = stored_member<double>(object, "false_negative_rate");
  return figures;
}

json json_of(const Evaluation& evaluation) {
  return {{"metrics", json_of(evaluation.figures)},
          {"intervals", intervals_json(evaluation.intervals)},
          {"coco", coco_json(evaluation.coco)},
          {"best_f1", best_f1_json(evaluation.best_f1)},
          {"curves", list_json(evaluation.curves, curve_json)},
          {"calibration_error", stored_or_null(evaluation.calibration_error)},
          {"reliability", list_json(evaluation.reliability, bin_json)},
          {"classes", list_json(evaluation.classes, class_json)},
          {"groups", list_json(evaluation.groups, group_json)}};
}

Evaluation evaluation_in(const json& object) {
  Evaluation evaluation;
  evaluation.figures = split_figures_in(object.at("metrics"));
  evaluation.intervals = intervals_in(object.value("intervals", json::object()));
  evaluation.coco = coco_in(object.value("coco", json::object()));
  evaluation.best_f1 = best_f1_in(object.value("best_f1", json(nullptr)));
  evaluation.curves = list_in(object, "curves", curve_in);
  evaluation.calibration_error = stored_member<double>(object, "calibration_error");
  evaluation.reliability = list_in(object, "reliability", bin_in);
  evaluation.classes = list_in(object, "classes", class_in);
  evaluation.groups = list_in(object, "groups", group_in);
  return evaluation;
}

}  // namespace fieldloop
