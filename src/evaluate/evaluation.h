#pragma once
#include <optional>
#include <string>
#include <vector>

#include "evaluate/bootstrap.h"
#include "evaluate/calibration.h"
#include "evaluate/coco.h"
#include "evaluate/curves.h"
#include "evaluate/evaluate.h"

namespace fieldloop {

// Precision, recall and F1 at the confidences 0.00, 0.01 … 1.00.
struct EvaluationCurve {
  std::optional<std::string> class_name;  // empty: all classes
  InterpolatedPrecision precision_at_recall{};
  std::vector<OperatingPoint> by_confidence;
  bool operator==(const EvaluationCurve&) const = default;
};

struct ClassEvaluation {
  std::string class_name;
  int animals = 0;
  double map50 = 0, map50_95 = 0;
  double precision = 0, recall = 0, f1 = 0;
  MeasureIntervals intervals;
  bool operator==(const ClassEvaluation&) const = default;
};

// The photos of one camera, or those of the night.
struct GroupEvaluation {
  std::string label, value;  // "camera", "gate"
  SplitFigures figures;
  MeasureIntervals intervals;
  bool operator==(const GroupEvaluation&) const = default;
};

// Everything a model is measured by: the figures with their 95 % intervals, COCO's twelve, the best F1, the
// calibration, and the same for each class and each group of photos.
struct Evaluation {
  SplitFigures figures;
  MeasureIntervals intervals;
  CocoSummary coco;
  std::optional<OperatingPoint> best_f1;  // empty where nothing is found
  std::vector<EvaluationCurve> curves;
  std::optional<double> calibration_error;
  std::vector<ReliabilityBin> reliability;
  std::vector<ClassEvaluation> classes;
  std::vector<GroupEvaluation> groups;
  bool operator==(const Evaluation&) const = default;
};

// What is measured, and by which names it is told.
struct EvaluatedSplit {
  std::string dataset, split;
  const std::vector<std::string>& class_names;
  const Metrics& metrics;  // of the photos
};

// The intervals take a while: they draw the photos a thousand times. Groups are those of "camera" and
// "light". Pure.
Evaluation measure_everything(const EvaluatedSplit& of, const std::vector<EvaluatedPhoto>& photos);

}  // namespace fieldloop
