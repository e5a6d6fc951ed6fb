#include "synthesize/animals/cast.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "synthesize/animals/stamps.h"
#include "synthesize/scene/things.h"

namespace fieldloop {

namespace {

constexpr int kSmallestSide = 64, kLargestSide = 4096;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void require(bool condition, const std::string& message, const std::string& field) {
  if (!condition) throw Error(ErrorCode::kInvalidInput, message, field);
}

}  // namespace

void check(const SynthesisOptions& options) {
  require(options.count >= 0, "count must not be negative.", "count");
  require(options.cameras >= 0, "cameras must not be negative.", "cameras");
  const auto [smaller, larger] = std::minmax(options.size.width, options.size.height);
  require(smaller >= kSmallestSide && larger <= kLargestSide,
          "size must be 64 to 4096 pixels in both directions.", "size");
  require(options.night_share >= 0 && options.night_share <= 1, "night_share must be from 0 to 1.",
          "night_share");
  require(options.empty_share >= 0 && options.empty_share <= 1, "empty_share must be from 0 to 1.",
          "empty_share");
}

Cast cast_of(const SynthesisOptions& options) {
  check(options);
  const bool stamps = options.sources.cutouts.empty();
  std::vector<Cutout> cutouts = stamps ? stamp_cutouts() : own_cutouts(options.sources.cutouts);
  const std::vector<std::string> known = classes_of(cutouts);
  Cast cast;
  cast.classes = options.classes.empty() ? known : options.classes;
  for (const std::string& name : cast.classes) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw Error(ErrorCode::kNotFound,
                  "There is no cut-out of the class \"" + name + "\"; there are: " + joined(known) + ".",
                  "classes");
    }
  }
  for (Cutout& cutout : cutouts) {
    const bool wanted =
        std::find(cast.classes.begin(), cast.classes.end(), cutout.class_name) != cast.classes.end();
    (wanted ? cast.animals : cast.strangers).push_back(std::move(cutout));
  }
  cast.things = garden_things();
  for (Cutout& thing : stamp_things()) cast.things.push_back(std::move(thing));
  return cast;
}

std::vector<bool> chosen_share(int count, double share, Random& random) {
  std::vector<bool> chosen(static_cast<std::size_t>(count), false);
  std::fill_n(chosen.begin(), std::lround(share * count), true);
  for (int k = count - 1; k > 0; --k) {
    const auto at = static_cast<std::size_t>(k), other = static_cast<std::size_t>(random.integer(0, k));
    const bool kept = chosen[at];
    chosen[at] = chosen[other];
    chosen[other] = kept;
  }
  return chosen;
}

std::vector<std::string> synthesis_classes(const SynthesisOptions& options) {
  return cast_of(options).classes;
}

}  // namespace fieldloop
