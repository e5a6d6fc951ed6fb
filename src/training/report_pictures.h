#pragma once
#include <string>
#include <vector>

#include "dataset/yolo.h"
#include "evaluate/run_report.h"
#include "models/evaluate_model.h"
#include "protocol/epoch_figures.h"

namespace fieldloop {

// One picture of a run's report.
struct ReportPicture {
  ListedPicture listed;
  std::string bytes;
};

std::vector<ReportPicture> training_pictures(const std::vector<EpochFigures>& epochs);
std::vector<ReportPicture> evaluation_pictures(const ModelEvaluation& evaluation);
// Boxes by class, their sizes and centres in train and val.
std::vector<ReportPicture> label_pictures(const YoloDataset& dataset);
// Sheets of the photos with most mistakes, and of some taken evenly from all. Photos that cannot be read any
// more are left out.
std::vector<ReportPicture> photo_sheets(const ModelEvaluation& evaluation);

}  // namespace fieldloop
