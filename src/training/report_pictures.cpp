#include "training/report_pictures.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "report/charts.h"
#include "report/evaluation_charts.h"
#include "report/photo_sheet.h"

namespace fieldloop {
namespace {

constexpr std::size_t kPhotosOnASheet = 6;
constexpr std::size_t kSheets = 2;  // of each kind
constexpr int kSheetPhotoSide = 480;

// A series of what `figure` gives for each epoch that has it.
template <class Figure>
ChartSeries by_epoch(const std::vector<EpochFigures>& epochs, const std::string& name, const Figure& figure) {
  ChartSeries series{name, {}};
  for (const auto& epoch : epochs)
    if (const std::optional<double> value = figure(epoch))
      series.points.push_back({static_cast<double>(epoch.epoch), *value});
  return series;
}

AxisRange epoch_axis(const std::vector<EpochFigures>& epochs) {
  return {"epoch", 1, static_cast<double>(epochs.back().epoch), true};
}

std::string losses_chart(const std::vector<EpochFigures>& epochs) {
  double most = 0;
  for (const auto& epoch : epochs) most = std::max(most, epoch.loss);
  return draw(LineChart{"Losses by epoch",
                        epoch_axis(epochs),
                        {"loss", 0, most},
                        {by_epoch(epochs, "total", [](const EpochFigures& e) { return e.loss; }),
                         by_epoch(epochs, "class", [](const EpochFigures& e) { return e.loss_class; }),
                         by_epoch(epochs, "box", [](const EpochFigures& e) { return e.loss_box; }),
                         by_epoch(epochs, "edges", [](const EpochFigures& e) { return e.loss_dfl; })},
                        {}});
}

std::string validation_chart(const std::vector<EpochFigures>& epochs) {
  return draw(LineChart{"Validation by epoch, by the trainer",
                        epoch_axis(epochs),
                        {"score", 0, 1},
                        {by_epoch(epochs, "mAP50", [](const EpochFigures& e) { return e.map50; }),
                         by_epoch(epochs, "mAP50-95", [](const EpochFigures& e) { return e.map50_95; }),
                         by_epoch(epochs, "precision", [](const EpochFigures& e) { return e.precision; }),
                         by_epoch(epochs, "recall", [](const EpochFigures& e) { return e.recall; })},
                        {}});
}

std::vector<SheetPhoto> decoded(const std::vector<const PhotoRecord*>& records) {
  std::vector<SheetPhoto> photos;
  for (const auto* record : records) {
    try {
      photos.push_back({record->image.filename().string(),
                        decode_upright(read_file(record->image), kSheetPhotoSide), record->size,
                        record->result});
    } catch (const Error&) {
      continue;
    }
  }
  return photos;
}

void add_sheets(std::vector<ReportPicture>& pictures, const std::vector<const PhotoRecord*>& records,
                const std::string& name, const std::string& title,
                const std::vector<std::string>& class_names) {
  for (std::size_t first = 0, sheet = 1; first < records.size(); first += kPhotosOnASheet, ++sheet) {
    const auto last = std::min(first + kPhotosOnASheet, records.size());
    const auto photos = decoded({records.begin() + static_cast<std::ptrdiff_t>(first),
                                 records.begin() + static_cast<std::ptrdiff_t>(last)});
    const auto jpeg = draw_photo_sheet(photos, class_names);
    if (jpeg.empty()) continue;
    auto& picture = pictures.emplace_back();
    picture.listed = {fmt::format("{}_{}.jpg", name, sheet), fmt::format("{} ({})", title, sheet),
                      PictureKind::kPhotos};
    picture.bytes.assign(jpeg.begin(), jpeg.end());
  }
}

std::ptrdiff_t mistakes_on(const PhotoRecord& record) {
  const auto matching = match(record.result, kViewThreshold);
  std::ptrdiff_t mistakes = 0;
  for (std::size_t t = 0; t < matching.truth_found.size(); ++t)
    mistakes += !matching.truth_found[t] && !record.result.truth[t].crowd;
  for (std::size_t d = 0; d < record.result.detections.size(); ++d)
    mistakes += record.result.detections[d].confidence >= kViewThreshold && !matching.detection_correct[d] &&
                !matching.detection_ignored[d];
  return mistakes;
}

std::vector<const PhotoRecord*> most_mistaken(const std::vector<PhotoRecord>& records) {
  std::vector<std::pair<std::ptrdiff_t, const PhotoRecord*>> mistaken;
  for (const auto& record : records)
    if (const auto mistakes = mistakes_on(record); mistakes > 0) mistaken.emplace_back(-mistakes, &record);
  std::stable_sort(mistaken.begin(), mistaken.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const PhotoRecord*> result;
  for (std::size_t i = 0; i < std::min(mistaken.size(), kSheets * kPhotosOnASheet); ++i)
    result.push_back(mistaken[i].second);
  return result;
}

std::vector<const PhotoRecord*> evenly_taken(const std::vector<PhotoRecord>& records) {
  const std::size_t count = std::min(records.size(), kSheets * kPhotosOnASheet);
  std::vector<const PhotoRecord*> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(&records[i * records.size() / count]);
  return result;
}

// The boxes of two splits, as the charts of label statistics want them.
struct LabelStatistics {
  RowBars classes{"Boxes by class", {"train", "val"}, {}};
  DensityChart sizes{"Sizes of boxes, as shares of the photo", "width", "height", {}, false};
  DensityChart centres{"Where in the photo the boxes' centres lie", "x", "y", {}, true};

  void add(const std::vector<DatasetItem>& items, std::size_t series) {
    for (const auto& item : items)
      for (const auto& box : item.boxes) {
        ++classes.rows.at(static_cast<std::size_t>(box.class_id)).values[series];
        sizes.points.push_back({static_cast<double>(box.box.width()), static_cast<double>(box.box.height())});
        centres.points.push_back(
            {static_cast<double>(box.box.x_center()), static_cast<double>(box.box.y_center())});
      }
  }
};

}  // namespace

std::vector<ReportPicture> training_pictures(const std::vector<EpochFigures>& epochs) {
  if (epochs.empty()) return {};
  return {{{"losses.svg", "Losses", PictureKind::kTraining}, losses_chart(epochs)},
          {{"validation.svg", "Validation", PictureKind::kTraining}, validation_chart(epochs)}};
}

std::vector<ReportPicture> evaluation_pictures(const ModelEvaluation& evaluation) {
  const auto photos = results_of(evaluation.photos);
  std::vector<ReportPicture> pictures;
  if (const auto curves = performance_curves(photos); !curves.empty()) {
    pictures.push_back({{"precision_recall.svg", "Precision and recall", PictureKind::kEvaluation},
                        precision_recall_chart(curves, evaluation.class_names)});
    pictures.push_back({{"f1_confidence.svg", "F1 by confidence", PictureKind::kEvaluation},
                        f1_confidence_chart(curves, evaluation.class_names)});
  }
  const auto classes = static_cast<int>(evaluation.class_names.size());
  pictures.push_back({{"confusion_matrix.svg", "Confusion matrix", PictureKind::kEvaluation},
                      confusion_chart(confusion_matrix(photos, classes), evaluation.class_names)});
  pictures.push_back(
      {{"reliability.svg", "Reliability", PictureKind::kEvaluation}, reliability_chart(calibration(photos))});
  return pictures;
}

std::vector<ReportPicture> label_pictures(const YoloDataset& dataset) {
  LabelStatistics statistics;
  for (const auto& name : dataset.names) statistics.classes.rows.push_back({name, {0, 0}});
  statistics.add(load_split(dataset, Split::kTrain).items, 0);
  statistics.add(load_split(dataset, Split::kVal).items, 1);
  return {{{"label_classes.svg", "Boxes by class", PictureKind::kLabels}, draw(statistics.classes)},
          {{"label_sizes.svg", "Sizes of boxes", PictureKind::kLabels}, draw(statistics.sizes)},
          {{"label_centres.svg", "Centres of boxes", PictureKind::kLabels}, draw(statistics.centres)}};
}

std::vector<ReportPicture> photo_sheets(const ModelEvaluation& evaluation) {
  std::vector<ReportPicture> pictures;
  add_sheets(pictures, most_mistaken(evaluation.photos), "mistakes", "Photos with most mistakes",
             evaluation.class_names);
  add_sheets(pictures, evenly_taken(evaluation.photos), "photos", "Validation photos",
             evaluation.class_names);
  return pictures;
}

}  // namespace fieldloop
