#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/ids.h"
#include "dataset/yolo.h"
#include "models/evaluate_model.h"

namespace fieldloop {

struct App;

// What a run's report tells about: the model it made, measured on the dataset's val split.
struct RunReport {
  std::filesystem::path run_folder;  // with results.csv
  std::string model;
  std::string dataset_name;
  const YoloDataset& dataset;
  const ModelEvaluation& evaluation;  // with origins
};

// Writes run_folder/report/: curves, statistics of the labels and sheets of photos, then report.json, which
// lists them. Throws Error(kIo).
void write_run_report(const RunReport& report);

bool has_run_report(const std::filesystem::path& run_folder);

// The API's RunReport. Throws Error(kNotFound) for an unknown run and one without a report.
nlohmann::json read_run_report(App& app, RunId run);

// The file of a picture that the run's report lists. Throws Error(kNotFound) for any other name.
std::filesystem::path run_report_picture(App& app, RunId run, const std::string& name);

}  // namespace fieldloop
