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
constexpr auto kEarlier = "2026-05-01T06:00:00Z";

PhotoReview said(const std::string& verdict, const std::string& animal = "") {
  PhotoReview review;
  review.verdict = verdict;
  if (!animal.empty()) review.verdict_class = animal;
  return review;
}

PhotoReview marked(PhotoReview review, const std::string& reason, const std::string& note = "") {
  review.marked_at = kEarlier;
  review.mark_reason = reason;
  if (!note.empty()) review.mark_note = note;
  return review;
}

std::vector<PhotoReview> earlier_reviews() {
  return {{},
          said("correct"),
          marked(said("missed"), "missed"),
          marked(said("false_alarm"), "false_positive"),
          marked(said("wrong_animal", "deer"), "wrong_class"),
          said("wrong_animal", "deer"),
          said("empty"),
          said("cannot_tell"),
          marked({}, "other"),
          marked({}, "bad_box", "an ear is cut off"),
          marked(said("correct"), "other", "a good example"),
          marked(said("missed"), "bad_box", "a second one behind the tree")};
}

GivenVerdict given(const std::string& verdict, const std::string& reason = "", const std::string& note = "") {
  const std::string animal = verdict == "wrong_animal" ? "fox" : "";
  return {verdict, animal, reason, note, parse_iso8601("2026-05-02T06:00:00Z").value()};
}

std::vector<GivenVerdict> photo_verdicts() {
  return {given("correct"),
          given("missed"),
          given("missed", "", "behind the tree"),
          given("false_alarm"),
          given("wrong_animal"),
          given("empty"),
          given("cannot_tell"),
          given("mark", "missed"),
          given("mark", "false_positive"),
          given("mark", "other"),
          given("mark", "wrong_class", "rather a fox"),
          given("unmark"),
          given("clear")};
}

std::vector<GivenVerdict> box_verdicts() {
  return {given("correct"), given("false_alarm"), given("wrong_animal"), given("clear")};
}

json or_null(const std::optional<std::string>& text) { return text ? json(*text) : json(nullptr); }

// What the client shows of a review.
json shown(const PhotoReview& review) {
  return {{"verdict", or_null(review.verdict)},
          {"verdict_class", or_null(review.verdict_class)},
          {"marked", review.marked()},
          {"mark_reason", or_null(review.mark_reason)},
          {"note", or_null(review.mark_note)}};
}

json shown(const BoxReview& review) {
  return {{"verdict", or_null(review.verdict)}, {"verdict_class", or_null(review.verdict_class)}};
}

// What the client sends.
json sent(const GivenVerdict& given) {
  json request{{"verdict", given.verdict}};
  if (!given.class_name.empty()) request["class_name"] = given.class_name;
  if (!given.reason.empty()) request["reason"] = given.reason;
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
