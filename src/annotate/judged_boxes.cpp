#include "annotate/judged_boxes.h"

#include <algorithm>
#include <set>

#include "core/detection.h"
#include "dataset/class_names.h"
#include "dataset/quality_overlap.h"
#include "storage/learning/model_store.h"
#include "storage/review/box_store.h"
#include "storage/review/review_store.h"

namespace fieldloop {
namespace {

constexpr float kSamePlace = 0.5F;

std::string named_by(const ReviewableBox& box) {
  if (box.verdict == BoxVerdict::kWrongAnimal) return box.verdict_class.value_or("");
  return box.verdict == BoxVerdict::kCorrect ? box.class_name : "";
}

// What a verdict on a photo was about: the boxes that its model showed then, without those judged themselves.
std::vector<ReviewableBox> shown_boxes(const std::vector<ReviewableBox>& boxes, ModelId model) {
  std::vector<ReviewableBox> shown;
  std::ranges::copy_if(boxes, std::back_inserter(shown), [&](const ReviewableBox& box) {
    return box.model == model && !box.verdict && box.confidence >= static_cast<double>(kViewThreshold);
  });
  return shown;
}

// "It is another animal" is not about a car; unless nothing but things was seen.
std::vector<ReviewableBox> animals_among(Transaction& sql, std::vector<ReviewableBox> boxes, ModelId model) {
  const auto row = find_model(sql, model);
  const auto known = row ? animals_of(row->classes) : std::vector<std::string>{};
  const std::set<std::string> animals(known.begin(), known.end());
  std::vector<ReviewableBox> of_animals;
  std::ranges::copy_if(boxes, std::back_inserter(of_animals),
                       [&](const ReviewableBox& box) { return animals.contains(box.class_name); });
  return of_animals.empty() ? boxes : of_animals;
}

void add_judged_with_photo(Transaction& sql, const PhotoReview& review,
                           const std::vector<ReviewableBox>& boxes, std::vector<JudgedBox>& judged) {
  const bool nothing = review.verdict == Verdict::kFalseAlarm || review.verdict == Verdict::kEmpty;
  if (!review.verdict_model || (!nothing && review.verdict != Verdict::kWrongAnimal)) return;
  auto meant = shown_boxes(boxes, *review.verdict_model);
  if (!nothing) meant = animals_among(sql, std::move(meant), *review.verdict_model);
  for (const auto& box : meant) judged.push_back({box.box, nothing ? "" : review.verdict_class.value_or("")});
}

}  // namespace

std::vector<JudgedBox> judged_boxes(Transaction& sql, PhotoId photo) {
  const auto boxes = reviewable_boxes(sql, photo);
  std::vector<JudgedBox> judged;
  for (const auto& box : boxes)
    if (box.verdict) judged.push_back({box.box, named_by(box)});
  if (const auto review = find_review(sql, photo)) add_judged_with_photo(sql, *review, boxes, judged);
  return judged;
}

const JudgedBox* judged_at(const std::vector<JudgedBox>& judged, const NormBox& box) {
  const auto best =
      std::ranges::max_element(judged, {}, [&](const JudgedBox& each) { return overlap(each.box, box); });
  return best == judged.end() || overlap(best->box, box) < kSamePlace ? nullptr : &*best;
}

std::vector<NormBox> rejected_places(const std::vector<JudgedBox>& judged) {
  std::vector<NormBox> places;
  for (const auto& each : judged)
    if (each.class_name.empty()) places.push_back(each.box);
  return places;
}

}  // namespace fieldloop
