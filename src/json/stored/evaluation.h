#pragma once
#include <string>

#include "evaluate/evaluation.h"
#include "evaluate/run_report.h"

namespace fieldloop {

// What is measured of a model as JSON text, and back: the figures kept with a model version, and a training
// run's report.json. What a text lacks keeps its default; throw Error(kCorruptData).
std::string text_of(const SplitFigures& figures);
SplitFigures split_figures_from(const std::string& text);
std::string text_of(const RunReport& report);
RunReport run_report_from(const std::string& text);

}  // namespace fieldloop
