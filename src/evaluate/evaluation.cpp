#include "evaluate/evaluation.h"

#include "evaluate/groups.h"

namespace fieldloop {
namespace {

const std::string& name_in(const std::vector<std::string>& class_names, int class_id) {
  return class_names.at(static_cast<std::size_t>(class_id));
}

SplitFigures figures_of(const Figures& figures, const EvaluatedSplit& of) {
  return {figures, of.dataset, of.split};
}

std::optional<OperatingPoint> best_f1(const std::vector<PerformanceCurves>& curves) {
  if (curves.empty() || curves.front().best_f1.f1 <= 0) return {};
  return curves.front().best_f1;
}

std::vector<EvaluationCurve> named(std::vector<PerformanceCurves> curves,
                                   const std::vector<std::string>& class_names) {
  std::vector<EvaluationCurve> result;
  for (auto& curve : curves) {
    auto& entry = result.emplace_back();
    if (curve.class_id) entry.class_name = name_in(class_names, *curve.class_id);
    entry.precision_at_recall = curve.precision_at_recall;
    entry.by_confidence = std::move(curve.by_confidence);
  }
  return result;
}

std::vector<ClassEvaluation> classes_of(const EvaluatedSplit& of, const std::vector<EvaluatedPhoto>& photos) {
  std::vector<ClassEvaluation> classes;
  for (const auto& each : of.metrics.classes)
    classes.push_back({name_in(of.class_names, each.class_id), each.truths, each.ap50, each.ap50_95,
                       each.precision, each.recall, each.f1, bootstrap(only_class(photos, each.class_id))});
  return classes;
}

std::vector<GroupEvaluation> groups_of(const EvaluatedSplit& of, const std::vector<EvaluatedPhoto>& photos) {
  std::vector<GroupEvaluation> groups;
  for (const char* label : {"camera", "light"})
    for (const auto& group : measure_by_label(photos, label))
      groups.push_back({label, group.value, figures_of(group.metrics, of), group.intervals});
  return groups;
}

}  // namespace

Evaluation measure_everything(const EvaluatedSplit& of, const std::vector<EvaluatedPhoto>& photos) {
  Evaluation evaluation;
  evaluation.figures = figures_of(of.metrics, of);
  evaluation.intervals = bootstrap(photos);
  evaluation.coco = coco_summary(photos);
  auto curves = performance_curves(photos);
  evaluation.best_f1 = best_f1(curves);
  evaluation.curves = named(std::move(curves), of.class_names);
  auto calibrated = calibration(photos);
  evaluation.calibration_error = calibrated.expected_error;
  evaluation.reliability = std::move(calibrated.bins);
  evaluation.classes = classes_of(of, photos);
  evaluation.groups = groups_of(of, photos);
  return evaluation;
}

}  // namespace fieldloop
