#include "review/verdict_rules.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "review/mark.h"

namespace fieldloop {
namespace {

struct Words {
  std::string_view verdict;
  std::string_view text;
  std::string_view mark_reason;  // empty: it does not mark
  bool is_verdict = true;        // kept as the photo's verdict
  bool on_boxes = false;
};

constexpr std::array<Words, 9> kWords{{{"correct", "correct", "", true, true},
                                       {"missed", "missed", "missed", true, false},
                                       {"false_alarm", "false alarm", "false_positive", true, true},
                                       {"wrong_animal", "wrong animal", "wrong_class", true, true},
                                       {"empty", "empty", "", true, false},
                                       {"cannot_tell", "cannot tell", "", true, false},
                                       {"mark", "marked for retraining", "other", false, false},
                                       {"unmark", "no longer marked", "", false, false},
                                       {"clear", "verdict cleared", "", false, true}}};

const Words* words_of(const std::string& verdict) {
  const auto* const found = std::ranges::find(kWords, verdict, &Words::verdict);
  return found == kWords.end() ? nullptr : found;
}

std::optional<std::string> some(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void mark(PhotoReview& review, const GivenVerdict& given, const std::string& reason) {
  if (!review.marked()) review.marked_at = to_iso8601(given.at);
  review.mark_reason = reason;
  if (!given.note.empty()) review.mark_note = given.note;
}

void clear_mark(PhotoReview& review) {
  review.marked_at = review.mark_reason = review.mark_note = std::nullopt;
}

// A marked photo on which nothing is teaches that, without a person drawing anything.
bool holds_nothing(const PhotoReview& review) {
  return review.marked() && (review.verdict == "empty" || review.verdict == "false_alarm");
}

}  // namespace

void check_verdict(const GivenVerdict& given) {
  if (words_of(given.verdict) == nullptr)
    throw Error(
        ErrorCode::kInvalidInput,
        "verdict must be correct, missed, false_alarm, wrong_animal, empty, cannot_tell, mark, unmark or "
        "clear",
        "verdict");
  if (given.verdict == "mark") require_mark_reason(given.reason);
  if (given.verdict == "wrong_animal" && given.class_name.empty())
    throw Error(ErrorCode::kInvalidInput, "class_name must say which animal it is", "class_name");
}

void check_box_verdict(const GivenVerdict& given) {
  check_verdict(given);
  if (!words_of(given.verdict)->on_boxes)
    throw Error(ErrorCode::kInvalidInput,
                "verdict on boxes must be correct, false_alarm, wrong_animal or clear", "verdict");
}

bool marks(const GivenVerdict& given) { return !words_of(given.verdict)->mark_reason.empty(); }

PhotoReview after_verdict(const ReviewedPhoto& photo, const GivenVerdict& given, bool may_mark) {
  const auto& words = *words_of(given.verdict);
  PhotoReview after = photo.review;
  if (words.is_verdict) {
    after.verdict = given.verdict;
    after.verdict_class = given.verdict == "wrong_animal" ? some(given.class_name) : std::nullopt;
    after.verdict_at = to_iso8601(given.at);
    after.verdict_model = photo.model;
  } else if (given.verdict == "clear") {
    after.verdict = after.verdict_class = after.verdict_at = std::nullopt;
    after.verdict_model.reset();
  }
  if (given.verdict == "unmark" || given.verdict == "cannot_tell") clear_mark(after);
  if (marks(given) && may_mark)
    mark(after, given, given.verdict == "mark" ? given.reason : std::string(words.mark_reason));
  after.made_empty = !photo.annotated_by_person && holds_nothing(after);
  return after;
}

PhotoReview after_box_verdict(const ReviewedPhoto& photo, const GivenVerdict& given, bool may_mark) {
  PhotoReview after = photo.review;
  if (marks(given) && may_mark && !after.marked())
    mark(after, given, std::string(words_of(given.verdict)->mark_reason));
  after.made_empty = !photo.annotated_by_person && holds_nothing(after);
  return after;
}

BoxReview box_review(const GivenVerdict& given) {
  if (given.verdict == "clear") return {};
  return {given.verdict, given.verdict == "wrong_animal" ? some(given.class_name) : std::nullopt};
}

std::string verdict_text(const GivenVerdict& given, std::size_t count, bool boxes) {
  std::string text = std::to_string(count) + (boxes ? " box" : " photo");
  if (count != 1) text += boxes ? "es" : "s";
  text += ": " + std::string(words_of(given.verdict)->text);
  if (given.verdict == "wrong_animal") text += " (" + given.class_name + ")";
  return text;
}

std::vector<std::size_t> evenly_spread(std::size_t count, std::size_t most) {
  std::vector<std::size_t> places;
  const auto wanted = std::min(count, most);
  for (std::size_t i = 0; i < wanted; ++i) places.push_back((2 * i + 1) * count / (2 * wanted));
  return places;
}

}  // namespace fieldloop
