#include <algorithm>
#include <map>

#include "evaluate/evaluate.h"
#include "review/field_report.h"

namespace fieldloop {
namespace {

// Numbers for class names, as far as one photo needs them.
class ClassNumbers {
 public:
  int of(const std::string& name) {
    return numbers_.emplace(name, static_cast<int>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, int> numbers_;
};

JudgedPhoto against_annotation(const ReviewedFieldPhoto& photo) {
  ClassNumbers classes;
  EvaluatedPhoto record;
  for (const auto& box : photo.truth)
    record.truth.push_back({in_pixels(box.box, photo.size), classes.of(box.class_name)});
  for (const auto& box : photo.boxes)
    record.detections.push_back(
        {in_pixels(box.box, photo.size), classes.of(box.class_name), static_cast<float>(box.confidence)});
  const auto matching = match(record, 0);
  JudgedPhoto result;
  result.right = static_cast<int>(std::ranges::count(matching.detection_correct, true));
  result.wrong = static_cast<int>(photo.boxes.size()) - result.right;
  result.missed = static_cast<int>(std::ranges::count(matching.truth_found, false));
  return result;
}

// A box by its own verdict, or else by the photo's.
std::optional<BoxVerdict> verdict_of(const ReviewedFieldBox& box, const ReviewedFieldPhoto& photo) {
  if (box.review.verdict || !photo.verdict) return box.review.verdict;
  switch (*photo.verdict) {
    case Verdict::kCorrect:
    case Verdict::kMissed:
      return BoxVerdict::kCorrect;
    case Verdict::kWrongAnimal:
      return box.class_name == photo.verdict_class ? BoxVerdict::kCorrect : BoxVerdict::kWrongAnimal;
    case Verdict::kFalseAlarm:
    case Verdict::kEmpty:
      return BoxVerdict::kFalseAlarm;
    case Verdict::kCannotTell:
      break;
  }
  return {};
}

JudgedPhoto against_verdicts(const ReviewedFieldPhoto& photo) {
  JudgedPhoto result;
  result.whole = photo.verdict.has_value();
  result.missed = photo.verdict == Verdict::kMissed ? 1 : 0;
  for (const auto& box : photo.boxes) {
    const auto verdict = verdict_of(box, photo);
    if (!verdict) continue;
    ++(verdict == BoxVerdict::kCorrect ? result.right : result.wrong);
    if (verdict == BoxVerdict::kWrongAnimal) ++result.missed;
  }
  return result;
}

}  // namespace

std::optional<JudgedPhoto> judged(const ReviewedFieldPhoto& photo) {
  if (photo.verdict == Verdict::kCannotTell) return {};
  auto result = photo.annotated ? against_annotation(photo) : against_verdicts(photo);
  if (!result.whole && result.right + result.wrong == 0) return {};
  result.alarm = !photo.boxes.empty();
  return result;
}

}  // namespace fieldloop
