#include "review/verdict_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.h"

namespace fieldloop {
namespace {

struct Meaning {
  VerdictAction action;
  std::string_view text;
  std::optional<MarkReason> mark_reason = {};  // empty: it does not mark
  std::optional<Verdict> verdict = {};         // kept as the photo's
  std::optional<BoxVerdict> box_verdict = {};  // kept as the box's
};

using enum VerdictAction;

constexpr std::array kMeanings{Meaning{kCorrect, "correct", {}, Verdict::kCorrect, BoxVerdict::kCorrect},
                               Meaning{kMissed, "missed", MarkReason::kMissed, Verdict::kMissed},
                               Meaning{kFalseAlarm, "false alarm", MarkReason::kFalsePositive,
                                       Verdict::kFalseAlarm, BoxVerdict::kFalseAlarm},
                               Meaning{kWrongAnimal, "wrong animal", MarkReason::kWrongClass,
                                       Verdict::kWrongAnimal, BoxVerdict::kWrongAnimal},
                               Meaning{kEmpty, "empty", {}, Verdict::kEmpty},
                               Meaning{kCannotTell, "cannot tell", {}, Verdict::kCannotTell},
                               Meaning{kMark, "marked for retraining", MarkReason::kOther},
                               Meaning{kUnmark, "no longer marked"},
                               Meaning{kClear, "verdict cleared"}};

const Meaning& meaning_of(const GivenVerdict& given) {
  return *std::ranges::find(kMeanings, given.action, &Meaning::action);
}

std::optional<std::string> right_animal(const GivenVerdict& given) {
  return given.action == kWrongAnimal ? std::optional(given.class_name) : std::nullopt;
}

void mark(PhotoReview& review, const GivenVerdict& given, MarkReason reason) {
  if (!review.marked()) review.marked_at = given.at;
  review.mark_reason = reason;
  if (!given.note.empty()) review.mark_note = given.note;
}

// A marked photo on which nothing is teaches that, without a person drawing anything.
bool holds_nothing(const PhotoReview& review) {
  return review.marked() && (review.verdict == Verdict::kEmpty || review.verdict == Verdict::kFalseAlarm);
}

void set_verdict(PhotoReview& review, const GivenVerdict& given, std::optional<ModelId> model) {
  review.verdict = meaning_of(given).verdict;
  review.verdict_class = right_animal(given);
  review.verdict_at = given.at;
  review.verdict_model = model;
}

void clear_verdict(PhotoReview& review) {
  review.verdict.reset();
  review.verdict_class.reset();
  review.verdict_at.reset();
  review.verdict_model.reset();
}

}  // namespace

void check_verdict(const GivenVerdict& given) {
  if (given.action == kWrongAnimal && given.class_name.empty())
    throw Error(ErrorCode::kInvalidInput, "class_name must say which animal it is", "class_name");
}

void check_box_verdict(const GivenVerdict& given) {
  check_verdict(given);
  if (!meaning_of(given).box_verdict && given.action != kClear)
    throw Error(ErrorCode::kInvalidInput,
                "verdict on boxes must be correct, false_alarm, wrong_animal or clear", "verdict");
}

bool marks(const GivenVerdict& given) { return meaning_of(given).mark_reason.has_value(); }

PhotoReview after_verdict(const ReviewedPhoto& photo, const GivenVerdict& given, bool may_mark) {
  const auto& meaning = meaning_of(given);
  PhotoReview after = photo.review;
  if (meaning.verdict) set_verdict(after, given, photo.model);
  if (given.action == kClear) clear_verdict(after);
  if (given.action == kUnmark || given.action == kCannotTell) after.clear_mark();
  if (meaning.mark_reason && may_mark)
    mark(after, given, given.action == kMark ? given.reason : *meaning.mark_reason);
  after.made_empty = !photo.annotated_by_person && holds_nothing(after);
  return after;
}

PhotoReview after_box_verdict(const ReviewedPhoto& photo, const GivenVerdict& given, bool may_mark) {
  const auto& reason = meaning_of(given).mark_reason;
  PhotoReview after = photo.review;
  if (reason && may_mark && !after.marked()) mark(after, given, *reason);
  after.made_empty = !photo.annotated_by_person && holds_nothing(after);
  return after;
}

BoxReview box_review(const GivenVerdict& given) {
  return {meaning_of(given).box_verdict, right_animal(given)};
}

std::string verdict_text(const GivenVerdict& given, std::size_t count, bool boxes) {
  const std::string_view many = count == 1 ? "" : boxes ? "es" : "s";
  const auto animal = given.action == kWrongAnimal ? fmt::format(" ({})", given.class_name) : "";
  return fmt::format("{} {}{}: {}{}", count, boxes ? "box" : "photo", many, meaning_of(given).text, animal);
}

}  // namespace fieldloop
