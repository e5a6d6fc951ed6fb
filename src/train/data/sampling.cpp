#include "train/data/sampling.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "train/data/random.h"

namespace fieldloop {
namespace {

constexpr double kNewShare = 0.25;           // of the photos with boxes that an epoch shows
constexpr std::size_t kNewClassRepeats = 2;  // what is new needs more views than what is only kept
constexpr double kEmptyShare = 0.3;          // empty photos to be shown for one with boxes
constexpr double kMostEmptyShare = 0.5;      // a detector that sees mostly nothing learns to see nothing
constexpr double kMostRepeats = 3;

constexpr std::uint64_t kChoice = 1;
constexpr std::uint64_t kOrder = 2;
constexpr std::uint64_t kEmpties = 3;

using Indices = std::vector<std::size_t>;

// How often `count` photos are to be shown to be `share` of all that is shown.
std::size_t repeats_for(std::size_t count, double wanted) {
  if (count == 0) return 1;
  return static_cast<std::size_t>(
      std::clamp(std::round(wanted / static_cast<double>(count)), 1.0, kMostRepeats));
}

int rounds_for(std::size_t views, int least) {
  if (views == 0) return 1;
  return std::max(1, static_cast<int>(std::round(static_cast<double>(least) / static_cast<double>(views))));
}

bool shows_one_of(const PhotoSet& photos, std::size_t photo, const std::set<int>& classes) {
  return std::ranges::any_of(photos.boxes(photo),
                             [&](const auto& box) { return classes.contains(box.class_id); });
}

// The photos by the rarest class that they show; -1: none.
std::map<int, Indices> by_rarest_class(const PhotoSet& photos, const Indices& among) {
  std::map<int, std::size_t> boxes_of;
  for (const auto i : among)
    for (const auto& box : photos.boxes(i)) ++boxes_of[box.class_id];
  std::map<int, Indices> groups;
  for (const auto i : among) {
    int rarest = -1;
    for (const auto& box : photos.boxes(i))
      if (rarest < 0 || boxes_of[box.class_id] < boxes_of[rarest]) rarest = box.class_id;
    groups[rarest].push_back(i);
  }
  return groups;
}

// `count` of them, one of each group after the other.
Indices balanced_sample(const PhotoSet& photos, const Indices& among, std::size_t count, std::uint64_t seed) {
  auto groups = by_rarest_class(photos, among);
  for (auto& [id, group] : groups) {
    auto random = generator({seed, kChoice, static_cast<std::uint64_t>(id + 1)});
    std::shuffle(group.begin(), group.end(), random);
  }
  Indices chosen;
  for (std::size_t turn = 0; chosen.size() < std::min(count, among.size()); ++turn)
    for (const auto& [id, group] : groups)
      if (turn < group.size() && chosen.size() < count) chosen.push_back(group[turn]);
  return chosen;
}

}  // namespace

Sampling::Sampling(const PhotoSet& photos, const SamplingOptions& options) : options_(options) {
  Indices older;
  for (std::size_t i = 0; i < photos.size(); ++i)
    (options.new_photos.contains(photos.sha256(i)) ? shown_ : older).push_back(i);
  const Indices fresh = shown_;
  if (options.older_photos > 0)
    older = balanced_sample(photos, older, static_cast<std::size_t>(options.older_photos), options.seed);
  shown_.insert(shown_.end(), older.begin(), older.end());
  std::sort(shown_.begin(), shown_.end());

  const auto count = [&](const Indices& of, bool empty) {
    return static_cast<std::size_t>(
        std::count_if(of.begin(), of.end(), [&](std::size_t i) { return photos.boxes(i).empty() == empty; }));
  };
  const auto older_boxed = static_cast<double>(count(older, false));
  const auto fresh_repeats =
      older.empty() ? 1 : repeats_for(count(fresh, false), kNewShare / (1 - kNewShare) * older_boxed);
  const auto repeats = [&](std::size_t i) {
    const bool is_fresh = options.new_photos.contains(photos.sha256(i));
    return std::max(is_fresh ? fresh_repeats : 1,
                    shows_one_of(photos, i, options.new_classes) ? kNewClassRepeats : 1);
  };
  for (const auto i : shown_)
    if (!photos.boxes(i).empty()) with_boxes_.insert(with_boxes_.end(), repeats(i), i);
  const auto boxed = static_cast<double>(with_boxes_.size());
  const auto empty_repeats = repeats_for(count(shown_, true), kEmptyShare * boxed);
  for (const auto i : shown_)
    if (photos.boxes(i).empty()) empty_.insert(empty_.end(), empty_repeats, i);
  empties_a_round_ = std::min(empty_.size(), static_cast<std::size_t>(std::ceil(kMostEmptyShare * boxed)));
  rounds_ = rounds_for(with_boxes_.size() + empties_a_round_, options.least_views);
}

// All empty photos take their turn, in an order that is shuffled anew for every turn.
Indices Sampling::empties_of(int round) const {
  Indices chosen;
  const auto first = static_cast<std::size_t>(round) * empties_a_round_;
  Indices turn;
  for (auto i = first; i < first + empties_a_round_; ++i) {
    if (turn.empty() || i % empty_.size() == 0) {
      turn = empty_;
      auto random = generator({options_.seed, kEmpties, i / empty_.size()});
      std::shuffle(turn.begin(), turn.end(), random);
    }
    chosen.push_back(turn[i % empty_.size()]);
  }
  return chosen;
}

Indices Sampling::epoch(int number) const {
  Indices order;
  for (int i = 0; i < rounds_; ++i) {
    const auto next = round(number * rounds_ + i);
    order.insert(order.end(), next.begin(), next.end());
  }
  return order;
}

Indices Sampling::round(int number) const {
  Indices order = with_boxes_;
  const auto empties = empties_of(number);
  order.insert(order.end(), empties.begin(), empties.end());
  auto random = generator({options_.seed, kOrder, static_cast<std::uint64_t>(number)});
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

}  // namespace fieldloop
