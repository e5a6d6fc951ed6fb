#include "synthesize/scene/schedule.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "synthesize/animals/cast.h"

namespace fieldloop {

namespace {

constexpr int kDays = 10;
constexpr std::uint64_t kSchedulePart = 3;

// Animals come most at dawn and dusk.
double day_hour(Random& random) {
  const double peak = random.chance(0.5) ? 7.0 : 18.5;
  const double hour = random.chance(0.6) ? peak + 1.2 * random.normal() : random.uniform(6.2, 19.8);
  return std::clamp(hour, 6.2, 19.8);
}

double night_hour(Random& random) {
  const double hour = random.uniform(20.8, 29.2);
  return hour >= 24 ? hour - 24 : hour;
}

}  // namespace

std::string camera_name(int camera) {
  static constexpr std::array kNames{"front-yard", "back-fence", "garden-gate", "creek"};
  const auto index = static_cast<std::size_t>(camera);
  return index < kNames.size() ? kNames[index] : "camera-" + std::to_string(camera + 1);
}

double hour_of(Timestamp time) {
  const auto since_midnight = time - std::chrono::floor<std::chrono::days>(time);
  return std::chrono::duration<double, std::ratio<3600>>(since_midnight).count();
}

std::vector<Burst> schedule_of(const SynthesisOptions& options, int cameras) {
  Random random(mixed_seed(options.seed, kSchedulePart));
  const int count = (options.count + kBurstLength - 1) / kBurstLength;
  const std::vector<bool> night = chosen_share(count, options.night_share, random);
  const std::vector<bool> empty = chosen_share(count, options.empty_share, random);
  std::vector<Burst> bursts;
  for (std::size_t k = 0; k < night.size(); ++k) {
    const double hour = night[k] ? night_hour(random) : day_hour(random);
    const auto seconds = static_cast<std::int64_t>(hour * 3600);
    const Timestamp start =
        options.first_day + std::chrono::days(random.integer(0, kDays - 1)) + std::chrono::seconds(seconds);
    // Every camera takes part, however few bursts there are.
    const int number = static_cast<int>(k);
    const int camera = number < cameras ? number : random.integer(0, cameras - 1);
    bursts.push_back({start, camera, kBurstLength, night[k], empty[k]});
  }
  std::stable_sort(bursts.begin(), bursts.end(),
                   [](const Burst& a, const Burst& b) { return a.start < b.start; });
  for (std::size_t k = 1; k < bursts.size(); ++k) {
    bursts[k].start = std::max(bursts[k].start, bursts[k - 1].start + std::chrono::minutes(1));
  }
  if (!bursts.empty()) bursts.back().photos = options.count - (count - 1) * kBurstLength;
  return bursts;
}

}  // namespace fieldloop
