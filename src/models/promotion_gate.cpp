#include "models/promotion_gate.h"

#include <fmt/format.h>

#include <cmath>

namespace fieldloop {
namespace {

constexpr double kAllowedDrop = 0.02;  // of mAP50
constexpr double kRounding = 1e-9;

std::string decimals(double value, int digits = 3) { return fmt::format("{:.{}f}", value, digits); }

// As many digits as it takes to see a difference.
std::string from_to(double a, double b) {
  const int digits = decimals(a) == decimals(b) ? 6 : 3;
  return fmt::format(" ({} to {})", decimals(a, digits), decimals(b, digits));
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

std::string with_sign(double value, int digits) {
  return (value < 0 ? "\u2212" : "+") + decimals(std::abs(value), digits);
}

std::string in_points(double share) { return with_sign(100 * share, 1); }
std::string as_score(double value) { return with_sign(value, 3); }

// How sure the difference is, to follow the sentence on it; nothing where the photos cannot tell.
template <class Format>
std::string certainty(const std::optional<PairedDifference>& difference, const Format& format,
                      const char* unit) {
  if (!difference || difference->interval.low == difference->interval.high) return {};
  const auto [low, high] = difference->interval;
  return fmt::format(" With 95 % certainty the difference lies between {} and {}{}{}", format(low),
                     format(high), unit, low <= 0 && high >= 0 ? ": it may be chance." : ".");
}

std::string sentence_on_map50(double a, double b) {
  const std::string figures = from_to(a, b);
  if (b > a) return "mAP50 rises" + figures + ".";
  if (b == a) return "mAP50 stays at " + decimals(a) + ".";
  const bool allowed = a - b <= kAllowedDrop + kRounding;
  return fmt::format("mAP50 falls{}, {} the {} allowed.", figures, allowed ? "within" : "more than",
                     decimals(kAllowedDrop));
}

std::string sentence_on_rate(const std::string& what, const std::optional<double>& a,
                             const std::optional<double>& b, const std::string& when_unknown) {
  if (!a || !b) return when_unknown;
  if (*a == *b) return what + " stay at " + percent(*a) + ".";
  return fmt::format("{} {} from {} to {}.", what, *b < *a ? "fall" : "rise", percent(*a), percent(*b));
}

// Sentences on map50, the false-positive and the false-negative rate.
std::vector<std::string> sentences_on(const Figures& a, const Figures& b,
                                      const MeasureDifferences& differences) {
  const auto of = [&](Measure measure) { return differences[static_cast<std::size_t>(measure)]; };
  constexpr const char* kPoints = " percentage points";
  return {sentence_on_map50(a.map50, b.map50) + certainty(of(Measure::kMap50), as_score, ""),
          sentence_on_rate("Empty photos with a false alarm", a.false_positive_rate, b.false_positive_rate,
                           "There is no empty photo to count false alarms on.") +
              certainty(of(Measure::kFalsePositiveRate), in_points, kPoints),
          sentence_on_rate("Missed animals", a.false_negative_rate, b.false_negative_rate,
                           "There is no annotated animal to find.") +
              certainty(of(Measure::kFalseNegativeRate), in_points, kPoints)};
}

bool lower(const std::optional<double>& b, const std::optional<double>& a) { return a && b && *b < *a; }

}  // namespace

Gate decide_gate(const Figures& a, const Figures& b, const MeasureDifferences& differences) {
  const bool fewer_false_alarms = lower(b.false_positive_rate, a.false_positive_rate);
  const bool fewer_missed = lower(b.false_negative_rate, a.false_negative_rate);
  Gate gate;
  gate.reasons = sentences_on(a, b, differences);
  const bool drop_allowed = a.map50 - b.map50 <= kAllowedDrop + kRounding;
  const bool something_better = b.map50 > a.map50 || fewer_false_alarms || fewer_missed;
  const bool drop_paid_for = b.map50 >= a.map50 || fewer_false_alarms;
  if (!something_better) gate.reasons.emplace_back("Nothing got better.");
  if (something_better && drop_allowed && !drop_paid_for)
    gate.reasons.emplace_back("A lower mAP50 is accepted only in exchange for fewer false alarms.");
  gate.passed = drop_allowed && something_better && drop_paid_for;
  return gate;
}

}  // namespace fieldloop
