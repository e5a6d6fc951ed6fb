#include "models/compare_models.h"

#include <algorithm>

#include "core/error.h"
#include "models/promotion_gate.h"

namespace fieldloop {
namespace {

constexpr std::size_t kMaxPhotos = 60;

// What both looked at: records of the split's photos, then of the field's, the same for each model.
struct Records {
  const std::vector<std::string>& class_names;
  std::vector<PhotoRecord> a, b;
  std::size_t of_split = 0;

  NamedBox named(const PixelBox& box, int class_id, ImageSize size) const {
    return {class_names.at(static_cast<std::size_t>(class_id)), clipped(normalised(box, size))};
  }
  ComparedImage image(std::size_t i) const { return {a[i].image.filename().string(), i >= of_split}; }
};

std::vector<ComparedBox> boxes_shown(const Records& records, const PhotoRecord& record,
                                     const Matching& matching) {
  std::vector<ComparedBox> boxes;
  const auto& detections = record.result.detections;
  for (std::size_t i = 0; i < detections.size(); ++i)
    if (detections[i].confidence >= kViewThreshold)
      boxes.push_back({records.named(detections[i].box, detections[i].class_id, record.size),
                       detections[i].confidence, matching.detection_correct[i]});
  return boxes;
}

std::vector<NamedBox> truth_of(const Records& records, const PhotoRecord& record) {
  std::vector<NamedBox> boxes;
  for (const auto& truth : record.result.truth)
    boxes.push_back(records.named(truth.box, truth.class_id, record.size));
  return boxes;
}

// Confidence of the false alarms: what a change in them is worth telling.
double false_alarms(const std::vector<ComparedBox>& boxes) {
  double sum = 0;
  for (const auto& box : boxes)
    if (!box.correct) sum += static_cast<double>(box.confidence);
  return sum;
}

std::ptrdiff_t count_false_alarms(const std::vector<ComparedBox>& boxes) {
  return std::count_if(boxes.begin(), boxes.end(), [](const ComparedBox& box) { return !box.correct; });
}

struct Difference {
  ComparedPhoto photo;
  double weight = 0;  // how telling
};

ModelChange change_in_truth(std::ptrdiff_t found, std::ptrdiff_t missed) {
  return found > missed ? ModelChange::kNewlyFound : ModelChange::kNewlyMissed;
}

// Animals found or missed tell more than any false alarm.
void judge(Difference& difference, const Matching& a, const Matching& b) {
  std::ptrdiff_t found = 0;
  std::ptrdiff_t missed = 0;
  for (std::size_t t = 0; t < a.truth_found.size(); ++t) {
    found += b.truth_found[t] && !a.truth_found[t];
    missed += a.truth_found[t] && !b.truth_found[t];
  }
  auto& photo = difference.photo;
  const auto alarms = count_false_alarms(photo.b) - count_false_alarms(photo.a);
  if (found + missed > 0)
    photo.change = change_in_truth(found, missed);
  else if (alarms != 0)
    photo.change = alarms < 0 ? ModelChange::kFalseAlarmGone : ModelChange::kNewFalseAlarm;
  difference.weight =
      1000.0 * static_cast<double>(found + missed) + std::abs(false_alarms(photo.b) - false_alarms(photo.a));
}

Difference difference_on(const Records& records, std::size_t i) {
  const auto& a = records.a[i];
  const auto& b = records.b[i];
  const Matching matching_a = match(a.result, kViewThreshold);
  const Matching matching_b = match(b.result, kViewThreshold);
  Difference difference;
  difference.photo = {records.image(i), truth_of(records, a), boxes_shown(records, a, matching_a),
                      boxes_shown(records, b, matching_b), ModelChange::kSame};
  judge(difference, matching_a, matching_b);
  return difference;
}

std::vector<ComparedPhoto> differing_photos(const Records& records) {
  std::vector<Difference> differences;
  for (std::size_t i = 0; i < records.a.size(); ++i) {
    auto difference = difference_on(records, i);
    if (difference.photo.change != ModelChange::kSame) differences.push_back(std::move(difference));
  }
  std::stable_sort(differences.begin(), differences.end(),
                   [](const Difference& x, const Difference& y) { return x.weight > y.weight; });
  if (differences.size() > kMaxPhotos) differences.resize(kMaxPhotos);
  std::vector<ComparedPhoto> photos;
  photos.reserve(differences.size());
  for (auto& difference : differences) photos.push_back(std::move(difference.photo));
  return photos;
}

std::vector<ChangedAnimal> changed_animals(const Records& records) {
  std::vector<ChangedAnimal> animals;
  for (std::size_t i = 0; i < records.a.size(); ++i) {
    const auto& [image, size, result, captured_at] = records.a[i];
    const auto found_by_a = match(result, kViewThreshold).truth_found;
    const auto found_by_b = match(records.b[i].result, kViewThreshold).truth_found;
    for (std::size_t t = 0; t < found_by_a.size(); ++t)
      if (found_by_a[t] != found_by_b[t])
        animals.push_back({records.image(i), size,
                           records.named(result.truth[t].box, result.truth[t].class_id, size),
                           found_by_b[t]});
  }
  return animals;
}

std::vector<DatasetItem> as_empty_items(const std::vector<std::filesystem::path>& images) {
  std::vector<DatasetItem> items;
  items.reserve(images.size());
  for (const auto& image : images) items.push_back({image, {}});
  return items;
}

// The items' figures, with the false-positive rate over their empty photos and the field's.
Figures figures_with_field(const ModelEvaluation& items, const std::vector<PhotoRecord>& all) {
  Figures figures = items.metrics;
  figures.false_positive_rate = evaluate(results_of(all)).false_positive_rate;
  return figures;
}

std::vector<PhotoRecord> joined(const ModelEvaluation& items, const ModelEvaluation& field,
                                const PhotoOrigins& origins) {
  auto all = items.photos;
  all.insert(all.end(), field.photos.begin(), field.photos.end());
  add_origins(all, origins);
  return all;
}

// The false-positive rate's is over all photos, the others over the items, which come first.
MeasureDifferences differences_between(const std::vector<EvaluatedPhoto>& all_a,
                                       const std::vector<EvaluatedPhoto>& all_b, std::size_t items) {
  constexpr auto kRate = static_cast<std::size_t>(Measure::kFalsePositiveRate);
  const auto first = [items](const std::vector<EvaluatedPhoto>& all) {
    return std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(items));
  };
  auto differences = compare(first(all_a), first(all_b));
  if (all_a.size() > items) differences[kRate] = compare(all_a, all_b)[kRate];
  return differences;
}

Comparison compare_evaluations(const std::vector<ModelEvaluation>& items,
                               const std::vector<ModelEvaluation>& field, const PhotoOrigins& origins) {
  const Records records{items[0].class_names, joined(items[0], field[0], origins),
                        joined(items[1], field[1], origins), items[0].photos.size()};
  Comparison comparison;
  comparison.a = figures_with_field(items[0], records.a);
  comparison.b = figures_with_field(items[1], records.b);
  comparison.differences =
      differences_between(results_of(records.a), results_of(records.b), records.of_split);
  comparison.gate = decide_gate(comparison.a, comparison.b, comparison.differences);
  comparison.animals = changed_animals(records);
  comparison.photos = differing_photos(records);
  return comparison;
}

}  // namespace

Comparison compare_models(const Detector& a, const Detector& b, const ComparisonData& data,
                          const ComparisonNames& names, const ProgressFn& progress, std::stop_token stop) {
  if (data.items.empty())
    throw Error(ErrorCode::kInvalidInput, "there is no labelled photo to compare the models on");
  const auto total = static_cast<std::int64_t>(data.items.size() + data.empty_field_photos.size());
  const auto part = [&](std::size_t done_before) {
    return [&progress, total, done_before](Progress now) {
      now.done += static_cast<std::int64_t>(done_before);
      now.total = total;
      if (now.rate) now.eta_seconds = static_cast<double>(total - now.done) / *now.rate;
      if (progress) progress(now);
    };
  };
  const auto items = evaluate_models({&a, &b}, data.class_names, data.items, part(0), stop);
  const auto field = evaluate_models({&a, &b}, data.class_names, as_empty_items(data.empty_field_photos),
                                     part(data.items.size()), std::move(stop));
  auto comparison = compare_evaluations(items, field, data.origins);
  comparison.names = names;
  return comparison;
}

}  // namespace fieldloop
