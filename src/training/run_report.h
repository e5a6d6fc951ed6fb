#pragma once
#include <filesystem>
#include <string>

#include "dataset/yolo.h"
#include "models/evaluate_model.h"

namespace fieldloop {

// Within this room: what a run's report tells about, the model it made, measured on the dataset's val split.
struct RunReportSource {
  std::filesystem::path run_folder;  // with results.csv
  std::string model;
  std::string dataset_name;
  const YoloDataset& dataset;
  const ModelEvaluation& evaluation;  // with origins
};

// Writes run_folder/report/: curves, statistics of the labels and sheets of photos, then report.json, which
// lists them. Throws Error(kIo).
void write_run_report(const RunReportSource& source);

bool has_run_report(const std::filesystem::path& run_folder);

}  // namespace fieldloop
