#include "review/verdict_rules.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

using nlohmann::json;

// The web client foresees what a verdict does to a photo; this file holds it and the rules to the same
// answer.
constexpr auto kGolden = FIELDLOOP_SOURCE_DIR "/tests/golden/verdicts.json";
const auto kEarlier = parse_iso8601("2026-05-01T06:00:00Z").value();

PhotoReview said(Verdict verdict, const std::string& animal = "") {
  PhotoReview review;
  review.verdict = verdict;
  if (!animal.empty()) review.verdict_class = animal;
  return review;
}

PhotoReview marked(PhotoReview review, MarkReason reason, const std::string& note = "") {
  review.marked_at = kEarlier;
  review.mark_reason = reason;
  if (!note.empty()) review.mark_note = note;
  return review;
}

std::vector<PhotoReview> earlier_reviews() {
  return {{},
          said(Verdict::kCorrect),
          marked(said(Verdict::kMissed), MarkReason::kMissed),
          marked(said(Verdict::kFalseAlarm), MarkReason::kFalsePositive),
          marked(said(Verdict::kWrongAnimal, "deer"), MarkReason::kWrongClass),
          said(Verdict::kWrongAnimal, "deer"),
          said(Verdict::kEmpty),
          said(Verdict::kCannotTell),
          marked({}, MarkReason::kOther),
          marked({}, MarkReason::kBadBox, "an ear is cut off"),
          marked(said(Verdict::kCorrect), MarkReason::kOther, "a good example"),
          marked(said(Verdict::kMissed), MarkReason::kBadBox, "a second one behind the tree")};
}

GivenVerdict given(VerdictAction action, MarkReason reason = MarkReason::kMissed,
                   const std::string& note = "") {
  const std::string animal = action == VerdictAction::kWrongAnimal ? "fox" : "";
  return {action, animal, reason, note, parse_iso8601("2026-05-02T06:00:00Z").value()};
}

std::vector<GivenVerdict> photo_verdicts() {
  return {given(VerdictAction::kCorrect),
          given(VerdictAction::kMissed),
          given(VerdictAction::kMissed, MarkReason::kMissed, "behind the tree"),
          given(VerdictAction::kFalseAlarm),
          given(VerdictAction::kWrongAnimal),
          given(VerdictAction::kEmpty),
          given(VerdictAction::kCannotTell),
          given(VerdictAction::kMark, MarkReason::kMissed),
          given(VerdictAction::kMark, MarkReason::kFalsePositive),
          given(VerdictAction::kMark, MarkReason::kOther),
          given(VerdictAction::kMark, MarkReason::kWrongClass, "rather a fox"),
          given(VerdictAction::kUnmark),
          given(VerdictAction::kClear)};
}

std::vector<GivenVerdict> box_verdicts() {
  return {given(VerdictAction::kCorrect), given(VerdictAction::kFalseAlarm),
          given(VerdictAction::kWrongAnimal), given(VerdictAction::kClear)};
}

json or_null(const std::optional<std::string>& text) { return text ? json(*text) : json(nullptr); }

template <class Value>
json name_or_null(const std::optional<Value>& value) {
  return value ? json(name_of(*value)) : json(nullptr);
}

// What the client shows of a review.
json shown(const PhotoReview& review) {
  return {{"verdict", name_or_null(review.verdict)},
          {"verdict_class", or_null(review.verdict_class)},
          {"marked", review.marked()},
          {"mark_reason", name_or_null(review.mark_reason)},
          {"note", or_null(review.mark_note)}};
}

json shown(const BoxReview& review) {
  return {{"verdict", name_or_null(review.verdict)}, {"verdict_class", or_null(review.verdict_class)}};
}

// What the client sends.
json sent(const GivenVerdict& given) {
  json request{{"verdict", name_of(given.action)}};
  if (!given.class_name.empty()) request["class_name"] = given.class_name;
  if (given.action == VerdictAction::kMark) request["reason"] = name_of(given.reason);
  if (!given.note.empty()) request["note"] = given.note;
  return request;
}

std::vector<json> cases() {
  std::vector<json> all;
  for (const auto& before : earlier_reviews()) {
    const ReviewedPhoto photo{before, std::nullopt, false};
    for (const auto& given : photo_verdicts())
      all.push_back({{"before", shown(before)},
                     {"given", sent(given)},
                     {"after", shown(after_verdict(photo, given, true))}});
    for (const auto& given : box_verdicts())
      all.push_back({{"before", shown(before)},
                     {"given", sent(given)},
                     {"after", shown(after_box_verdict(photo, given, true))},
                     {"box_after", shown(box_review(given))}});
  }
  return all;
}

void write_golden(const std::vector<json>& all) {
  std::ofstream file(kGolden);
  const char* before = "[\n";
  for (const auto& one : all) {
    file << before << one.dump();
    before = ",\n";
  }
  file << "\n]\n";
}

TEST(VerdictRules, DoWhatTheClientForesees) {
  const auto all = cases();
  if (std::getenv("FIELDLOOP_WRITE_GOLDEN") != nullptr) write_golden(all);
  EXPECT_EQ(json::parse(std::ifstream(kGolden)), json(all))
      << "The rules of verdicts have changed: write " << kGolden
      << " anew with FIELDLOOP_WRITE_GOLDEN=1, and let web/src/features/review/verdicts follow.";
}

}  // namespace
}  // namespace fieldloop
