#include "evaluate/field_performance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace fieldloop {
namespace {

constexpr double kNormal95 = 1.959964;
constexpr int kDraws = 2000;
constexpr double kJeffreys = 0.5;  // added to both outcomes

// What a burst's photos add up to, of one kind (with or without boxes).
struct Observation {
  int right = 0, wrong = 0, missed = 0;
};
using Bursts = std::map<int, Observation>;

struct Sample {
  Bursts bursts;
  int photos = 0;

  void add(const JudgedPhoto& photo) {
    ++photos;
    auto& burst = bursts[photo.burst];
    burst.right += photo.right;
    burst.wrong += photo.wrong;
    burst.missed += photo.missed;
  }
  int sum(int Observation::*part) const {
    int total = 0;
    for (const auto& [id, burst] : bursts) total += burst.*part;
    return total;
  }
  template <class Holds>
  int count(Holds holds) const {
    return static_cast<int>(
        std::ranges::count_if(bursts, [&](const auto& entry) { return holds(entry.second); }));
  }
};

double share_of(int part, int other) { return static_cast<double>(part) / (part + other); }

std::optional<Estimate> precision_of(const Sample& judged) {
  const int observations =
      judged.count([](const Observation& burst) { return burst.right + burst.wrong > 0; });
  if (observations < kLeastObservations) return {};
  return wilson(share_of(judged.sum(&Observation::right), judged.sum(&Observation::wrong)), observations);
}

// A share that is drawn from its Jeffreys posterior.
class UncertainShare {
 public:
  UncertainShare(double yes, double no) : yes_(yes + kJeffreys), no_(no + kJeffreys) {}
  double draw(std::mt19937& random) {
    const double yes = yes_(random);
    return yes / (yes + no_(random));
  }

 private:
  std::gamma_distribution<double> yes_, no_;
};

// The animals on the population's photos, as far as the two samples tell.
struct Animals {
  double on_alarms = 0;         // on photos with a box
  double found_share = 0;       // of those
  int alarm_observations = 0;   // bursts with an animal on a photo with a box
  double hidden_per_share = 0;  // animals on photos without a box, were each burst of them to hide some
  int hiding = 0;               // bursts that do
  int silent_observations = 0;

  double recall(double found, double hiding_share) const {
    const double all = on_alarms + hidden_per_share * hiding_share;
    return all > 0 ? on_alarms * found / all : 0;
  }
};

constexpr auto kHasAnimal = [](const Observation& burst) { return burst.right + burst.missed > 0; };

Animals animals_of(const Sample& alarms, const Sample& silent, const Population& population) {
  Animals animals;
  const int found = alarms.sum(&Observation::right);
  const int missed = alarms.sum(&Observation::missed);
  if (alarms.photos > 0)
    animals.on_alarms = static_cast<double>(population.alarms) * (found + missed) / alarms.photos;
  if (found + missed > 0) animals.found_share = share_of(found, missed);
  animals.alarm_observations = alarms.count(kHasAnimal);
  animals.hiding = silent.count(kHasAnimal);
  animals.silent_observations = static_cast<int>(silent.bursts.size());
  if (silent.photos == 0) return animals;
  const double bursts = static_cast<double>(population.silent) * animals.silent_observations / silent.photos;
  const double each =
      animals.hiding > 0 ? static_cast<double>(silent.sum(&Observation::missed)) / animals.hiding : 1;
  animals.hidden_per_share = bursts * each;
  return animals;
}

Estimate recall_with_interval(const Animals& animals) {
  const double bursts = animals.alarm_observations;
  UncertainShare found(animals.found_share * bursts, (1 - animals.found_share) * bursts);
  UncertainShare hiding(animals.hiding, animals.silent_observations - animals.hiding);
  std::mt19937 random;  // NOLINT(cert-msc51-cpp): the same figures each time
  std::vector<double> draws(kDraws);
  for (auto& draw : draws) {
    const double share = found.draw(random);
    draw = animals.recall(share, hiding.draw(random));
  }
  std::ranges::sort(draws);
  const auto quantile = [&](double share) { return draws[static_cast<std::size_t>(share * (kDraws - 1))]; };
  const double observed =
      animals.silent_observations > 0 ? static_cast<double>(animals.hiding) / animals.silent_observations : 0;
  const double value = animals.recall(animals.found_share, observed);
  return {value, std::min(value, quantile(0.025)), std::max(value, quantile(0.975)),
          animals.alarm_observations + animals.hiding};
}

std::optional<Estimate> recall_of(const Sample& alarms, const Sample& silent, const Population& population) {
  const bool knows_silent =
      population.silent == 0 || static_cast<int>(silent.bursts.size()) >= kLeastObservations;
  const bool knows_alarms = population.alarms == 0 || alarms.photos > 0;
  const auto animals = animals_of(alarms, silent, population);
  if (!knows_silent || !knows_alarms || animals.alarm_observations + animals.hiding < kLeastObservations)
    return {};
  return recall_with_interval(animals);
}

}  // namespace

Estimate wilson(double share, int observations) {
  const double n = observations;
  const double square = kNormal95 * kNormal95;
  const double centre = (share + square / (2 * n)) / (1 + square / n);
  const double half =
      kNormal95 / (1 + square / n) * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
  return {share, std::max(0.0, centre - half), std::min(1.0, centre + half), observations};
}

FieldPerformance field_performance(const std::vector<JudgedPhoto>& photos, const Population& population) {
  Sample boxes, alarms, silent;
  for (const auto& photo : photos) {
    boxes.add(photo);
    if (photo.whole) (photo.alarm ? alarms : silent).add(photo);
  }
  return {static_cast<int>(photos.size()), static_cast<int>(silent.bursts.size()), precision_of(boxes),
          recall_of(alarms, silent, population)};
}

}  // namespace fieldloop
