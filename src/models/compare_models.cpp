#include "models/compare_models.h"

#include <algorithm>
#include <array>

#include "core/error.h"

namespace fieldloop {
namespace {

constexpr std::size_t kMaxPhotos = 60;

std::vector<ComparedBox> boxes_shown(const EvaluatedPhoto& photo, const Matching& matching) {
  std::vector<ComparedBox> boxes;
  for (std::size_t i = 0; i < photo.detections.size(); ++i)
    if (photo.detections[i].confidence >= kViewThreshold)
      boxes.push_back({photo.detections[i], matching.detection_correct[i]});
  return boxes;
}

// Confidence of the false alarms: what a change in them is worth telling.
double false_alarms(const std::vector<ComparedBox>& boxes) {
  double sum = 0;
  for (const auto& box : boxes)
    if (!box.correct) sum += static_cast<double>(box.detection.confidence);
  return sum;
}

std::ptrdiff_t count_false_alarms(const std::vector<ComparedBox>& boxes) {
  return std::count_if(boxes.begin(), boxes.end(), [](const ComparedBox& box) { return !box.correct; });
}

struct Difference {
  ComparedPhoto photo;
  double weight = 0;  // how telling
};

Change change_in_truth(std::ptrdiff_t found, std::ptrdiff_t missed) {
  return found > missed ? Change::kNewlyFound : Change::kNewlyMissed;
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
    photo.change = alarms < 0 ? Change::kFalseAlarmGone : Change::kNewFalseAlarm;
  difference.weight =
      1000.0 * static_cast<double>(found + missed) + std::abs(false_alarms(photo.b) - false_alarms(photo.a));
}

Difference difference_between(const PhotoRecord& a, const PhotoRecord& b) {
  const Matching matching_a = match(a.result, kViewThreshold);
  const Matching matching_b = match(b.result, kViewThreshold);
  Difference difference;
  difference.photo = {a.image,
                      a.size,
                      a.result.truth,
                      boxes_shown(a.result, matching_a),
                      boxes_shown(b.result, matching_b),
                      Change::kSame};
  judge(difference, matching_a, matching_b);
  return difference;
}

std::vector<ComparedPhoto> differing_photos(const std::vector<PhotoRecord>& a,
                                            const std::vector<PhotoRecord>& b) {
  std::vector<Difference> differences;
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto difference = difference_between(a[i], b[i]);
    if (difference.photo.change != Change::kSame) differences.push_back(std::move(difference));
  }
  std::stable_sort(differences.begin(), differences.end(),
                   [](const Difference& x, const Difference& y) { return x.weight > y.weight; });
  if (differences.size() > kMaxPhotos) differences.resize(kMaxPhotos);
  std::vector<ComparedPhoto> photos;
  photos.reserve(differences.size());
  for (auto& difference : differences) photos.push_back(std::move(difference.photo));
  return photos;
}

std::vector<ChangedAnimal> changed_animals(const std::vector<PhotoRecord>& a,
                                           const std::vector<PhotoRecord>& b) {
  std::vector<ChangedAnimal> animals;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto found_by_a = match(a[i].result, kViewThreshold).truth_found;
    const auto found_by_b = match(b[i].result, kViewThreshold).truth_found;
    for (std::size_t t = 0; t < found_by_a.size(); ++t)
      if (found_by_a[t] != found_by_b[t])
        animals.push_back({a[i].image, a[i].size, a[i].result.truth[t], found_by_b[t]});
  }
  return animals;
}

std::vector<DatasetItem> as_empty_items(const std::vector<std::filesystem::path>& images) {
  std::vector<DatasetItem> items;
  items.reserve(images.size());
  for (const auto& image : images) items.push_back({image, {}});
  return items;
}

// The items' metrics, with the false-positive rate over their empty photos and the field's.
Metrics metrics_with_field(const ModelEvaluation& items, const std::vector<PhotoRecord>& all) {
  Metrics metrics = items.metrics;
  metrics.false_positive_rate = evaluate(results_of(all)).false_positive_rate;
  return metrics;
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
  const auto all_a = joined(items[0], field[0], origins);
  const auto all_b = joined(items[1], field[1], origins);
  Comparison comparison;
  comparison.class_names = items[0].class_names;
  comparison.a = metrics_with_field(items[0], all_a);
  comparison.b = metrics_with_field(items[1], all_b);
  comparison.differences = differences_between(results_of(all_a), results_of(all_b), items[0].photos.size());
  comparison.gate = decide_gate(comparison.a, comparison.b, comparison.differences);
  comparison.animals = changed_animals(all_a, all_b);
  comparison.photos = differing_photos(all_a, all_b);
  comparison.problems = items[0].problems;
  comparison.problems.insert(comparison.problems.end(), field[0].problems.begin(), field[0].problems.end());
  return comparison;
}

}  // namespace

std::string_view name_of(Change change) {
  static constexpr std::array<std::string_view, 5> kNames{"newly_found", "newly_missed", "false_alarm_gone",
                                                          "new_false_alarm", "same"};
  return kNames.at(static_cast<std::size_t>(change));
}

Comparison compare_models(const Detector& a, const Detector& b, const ComparisonData& data,
                          const ProgressFn& progress, std::stop_token stop) {
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
  return compare_evaluations(items, field, data.origins);
}

}  // namespace fieldloop
