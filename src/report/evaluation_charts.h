#pragma once
#include <string>
#include <vector>

#include "evaluate/calibration.h"
#include "evaluate/confusion.h"
#include "evaluate/curves.h"

namespace fieldloop {

// What an evaluation found, each as an SVG file's bytes. `curves` are those of performance_curves, not empty;
// class ids are positions in `class_names`.
std::string precision_recall_chart(const std::vector<PerformanceCurves>& curves,
                                   const std::vector<std::string>& class_names);
std::string f1_confidence_chart(const std::vector<PerformanceCurves>& curves,
                                const std::vector<std::string>& class_names);
std::string reliability_chart(const Calibration& calibration);
std::string confusion_chart(const ConfusionMatrix& matrix, const std::vector<std::string>& class_names);

}  // namespace fieldloop
