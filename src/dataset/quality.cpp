#include "dataset/quality.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/coco_classes.h"
#include "dataset/quality_overlap.h"

namespace fieldloop {
namespace {

constexpr float kConfident = 0.4F;    // from here a model's box counts against the labels
constexpr float kSameObject = 0.45F;  // overlap from which two boxes show one animal
constexpr float kLooseBelow = 0.6F;   // overlap with a confident box
constexpr float kTwice = 0.7F;        // overlap of two labelled boxes
constexpr int kEnoughForSizes = 20;

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

double log_size(const NormBox& box) {
  constexpr double kSmallest = 1e-8;
  const double area = static_cast<double>(box.width()) * static_cast<double>(box.height());
  return std::log(std::max(area, kSmallest)) / 2;
}

double median_of(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

UsualSize usual_size(std::vector<double> sizes) {
  constexpr double kOfNormal = 1.4826;   // median absolute deviation to standard deviation
  constexpr double kLeastSpread = 0.15;  // classes labelled from one distance vary more than it seems
  UsualSize usual{static_cast<int>(sizes.size()), median_of(sizes), 0};
  for (double& size : sizes) size = std::abs(size - usual.median);
  usual.spread = std::max(kOfNormal * median_of(sizes), kLeastSpread);
  return usual;
}

// What models see, without furniture and the like, unless labels can have it.
std::vector<SeenBox> without_things(const CheckedPhoto& photo) {
  std::vector<SeenBox> seen = photo.seen;
  std::erase_if(seen, [&](const SeenBox& each) {
    return is_coco_thing(each.class_name) && !photo.offered.contains(each.class_name);
  });
  return seen;
}

// The checks of one photo; each adds what it finds.
class PhotoCheck {
 public:
  PhotoCheck(const CheckedPhoto& photo, const UsualSizes& sizes)
      : photo_(photo),
        sizes_(sizes),
        seen_(confident_boxes(without_things(photo), kConfident)),
        pairing_(paired(photo.boxes, seen_)),
        animals_(animals_seen(photo)) {}

  std::vector<Finding> findings() {
    for (std::size_t i = 0; i < photo_.boxes.size(); ++i) check_box(static_cast<int>(i), photo_.boxes[i]);
    if (photo_.boxes.empty())
      check_empty();
    else
      check_overlooked();
    std::ranges::stable_sort(found_, std::greater{}, &Finding::score);
    keep_one_a_box();
    return std::move(found_);
  }

 private:
  void add(QualityKind kind, double score, std::string reason, std::optional<int> box,
           std::optional<Remedy> remedy) {
    found_.push_back({kind, std::clamp(score, 0.0, 1.0), std::move(reason), box, std::move(remedy)});
  }

  void check_box(int index, const CheckedBox& box) {
    check_outside(index, box);
    check_size(index, box);
    check_duplicates(index, box);
    if (!photo_.looked_at) return;
    if (const auto& pair = pairing_.seen_of_box[static_cast<std::size_t>(index)]) {
      check_class(index, box, seen_[static_cast<std::size_t>(*pair)]);
      check_loose(index, box, seen_[static_cast<std::size_t>(*pair)]);
    } else {
      check_unseen(index, box);
    }
  }

  void check_outside(int index, const CheckedBox& box) {
    constexpr float kRounding = 0.004F;
    const NormBox whole{0, 0, 1, 1};
    const float outside = 1 - covered_share(box.box, whole);
    const float over = std::max({-box.box.x_min, -box.box.y_min, box.box.x_max - 1, box.box.y_max - 1});
    if (over <= kRounding) return;
    const bool gone = outside > 0.99F;
    const Remedy remedy{gone ? SuggestedAction::kRemove : SuggestedAction::kReplace,
                        {box.class_name, gone ? box.box : clipped(box.box)},
                        {}};
    add(QualityKind::kOutside, 0.6 + 2.0 * static_cast<double>(outside),
        "The " + box.class_name + " box hangs " + percent(static_cast<double>(outside)) +
            " over the photo's edge.",
        index, remedy);
  }

  void check_size(int index, const CheckedBox& box) {
    constexpr double kUnusual = 3.5;
    constexpr float kSpeck = 0.004F;  // of a side
    const auto usual = sizes_.find(box.class_name);
    const bool speck = box.box.width() < kSpeck || box.box.height() < kSpeck;
    if (speck)
      return add(QualityKind::kSize, 0.85, "The " + box.class_name + " box is hardly a line.", index,
                 Remedy{SuggestedAction::kRemove, box, {}});
    if (usual == sizes_.end() || usual->second.boxes < kEnoughForSizes) return;
    const double away = log_size(box.box) - usual->second.median;
    const double unusual = std::abs(away) / usual->second.spread;
    if (unusual < kUnusual) return;
    char times[32];
    std::snprintf(times, sizeof times, "%.1f", std::exp(std::abs(away)));
    add(QualityKind::kSize, std::min(0.85, 0.15 + 0.1 * (unusual - kUnusual)),
        "The box is " + std::string(times) + " times " + (away < 0 ? "smaller" : "larger") + " than " +
            box.class_name + " usually is.",
        index, {});
  }

  void check_duplicates(int index, const CheckedBox& box) {
    for (int other = 0; other < index; ++other) {
      const auto& first = photo_.boxes[static_cast<std::size_t>(other)];
      const float common = overlap(first.box, box.box);
      if (common < kTwice) continue;
      const auto what = first.class_name == box.class_name
                            ? "Two " + box.class_name + " boxes"
                            : "A " + first.class_name + " and a " + box.class_name + " box";
      return add(QualityKind::kDuplicate, 0.55 + 1.5 * static_cast<double>(common - kTwice),
                 what + " lie nearly on top of each other.", index,
                 Remedy{SuggestedAction::kRemove, box, {}});
    }
  }

  // How sure the models are, at most, that this class is in this place.
  float best_of_class(const CheckedBox& box) const {
    float best = 0;
    for (const auto& seen : photo_.seen)
      if (seen.class_name == box.class_name && overlap(seen.box, box.box) >= kSameObject)
        best = std::max(best, seen.confidence);
    return best;
  }

  bool knows_only_what_is_offered(std::size_t model) const {
    return std::ranges::includes(photo_.offered, photo_.models.at(model));
  }

  void check_class(int index, const CheckedBox& box, const SeenBox& seen) {
    constexpr float kAgrees = 0.25F;
    constexpr double kUnknownClass = 0.6;
    if (seen.class_name == box.class_name || photo_.classes_of_the_burst.contains(box.class_name)) return;
    const float agreeing = best_of_class(box);
    if (agreeing >= kAgrees || overlap(seen.box, box.box) < kSameObject) return;
    const bool known = photo_.models.at(seen.model).contains(box.class_name);
    // A model calls what it never learned by what it knows.
    if (!known && !(photo_.from_files && knows_only_what_is_offered(seen.model))) return;
    add(QualityKind::kClass, static_cast<double>(seen.confidence - agreeing) * (known ? 1.0 : kUnknownClass),
        "Labelled " + box.class_name + ", but the model sees " + seen.class_name + " with " +
            percent(static_cast<double>(seen.confidence)) +
            (known ? "." : "; it does not know " + box.class_name + "."),
        index, Remedy{SuggestedAction::kReplace, {seen.class_name, box.box}, seen.confidence});
  }

  void check_loose(int index, const CheckedBox& box, const SeenBox& seen) {
    const float common = overlap(seen.box, box.box);
    if (common >= kLooseBelow) return;
    const double gap = static_cast<double>((kLooseBelow - common) / (kLooseBelow - 0.3F));
    add(QualityKind::kLoose, static_cast<double>(seen.confidence) * (0.35 + 0.6 * std::min(gap, 1.0)),
        "The box overlaps only " + percent(static_cast<double>(common)) + " with where the model sees " +
            seen.class_name + " (" + percent(static_cast<double>(seen.confidence)) + ").",
        index, Remedy{SuggestedAction::kReplace, {box.class_name, seen.box}, seen.confidence});
  }

  void check_unseen(int index, const CheckedBox& box) {
    constexpr float kNear = 0.3F;
    constexpr float kHint = 0.2F;  // from this confidence somebody saw something there
    constexpr double kSurest = 0.8;
    if (std::ranges::none_of(photo_.models,
                             [&](const auto& known) { return known.contains(box.class_name); }))
      return;
    float best = 0;
    for (const auto& seen : photo_.seen)
      if (overlap(seen.box, box.box) >= kNear) best = std::max(best, seen.confidence);
    if (best >= kHint) return;
    add(QualityKind::kUnseen, kSurest * static_cast<double>(1 - best / kHint),
        "No model sees anything where this " + box.class_name + " is labelled.", index,
        Remedy{SuggestedAction::kRemove, box, {}});
  }

  void check_empty() {
    if (animals_.empty()) return;
    const auto& best = animals_.front();
    add(QualityKind::kNotEmpty, static_cast<double>(best.confidence) * 0.9,
        "Said to be empty, but the model sees " + best.class_name + " with " +
            percent(static_cast<double>(best.confidence)) + ".",
        {}, Remedy{SuggestedAction::kAdd, {best.class_name, best.box}, best.confidence});
  }

  void check_overlooked() {
    const auto pairing = paired(photo_.boxes, animals_);
    for (std::size_t s = 0; s < animals_.size(); ++s)
      if (!pairing.box_of_seen[s]) add_overlooked(animals_[s]);
  }

  void add_overlooked(const SeenBox& seen) {
    float inside = 0;
    for (const auto& box : photo_.boxes)
      inside = std::max({inside, covered_share(seen.box, box.box), covered_share(box.box, seen.box)});
    // A part of a labelled animal, or a box around several, is the model's error more often than a person's.
    add(QualityKind::kOverlooked, static_cast<double>(seen.confidence * (1 - 0.7F * inside)),
        "The model sees " + seen.class_name + " with " + percent(static_cast<double>(seen.confidence)) +
            " where nothing is labelled.",
        {}, Remedy{SuggestedAction::kAdd, {seen.class_name, seen.box}, seen.confidence});
  }

  void keep_one_a_box() {
    std::set<int> told;
    std::erase_if(found_, [&](const Finding& each) { return each.box && !told.insert(*each.box).second; });
  }

  const CheckedPhoto& photo_;
  const UsualSizes& sizes_;
  std::vector<SeenBox> seen_;
  Pairing pairing_;
  std::vector<SeenBox> animals_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<SeenBox> animals_seen(const CheckedPhoto& photo) {
  constexpr float kSamePlace = 0.5F;
  std::vector<SeenBox> animals;
  std::ranges::copy_if(photo.seen, std::back_inserter(animals), [&](const SeenBox& seen) {
    const bool rejected = std::ranges::any_of(
        photo.rejected, [&](const NormBox& place) { return overlap(place, seen.box) >= kSamePlace; });
    return !rejected && (photo.offered.empty() || photo.offered.contains(seen.class_name));
  });
  return confident_boxes(animals, kConfident);
}

UsualSizes usual_sizes(const std::vector<CheckedBox>& boxes) {
  std::map<std::string, std::vector<double>> by_class;
  for (const auto& each : boxes) by_class[each.class_name].push_back(log_size(each.box));
  UsualSizes sizes;
  for (auto& [name, values] : by_class) sizes[name] = usual_size(std::move(values));
  return sizes;
}

bool is_about_a_box(QualityKind kind) {
  return kind != QualityKind::kNotEmpty && kind != QualityKind::kLabelWithoutPhoto &&
         kind != QualityKind::kPhotoWithoutLabel;
}

std::vector<Finding> find_flaws(const CheckedPhoto& photo, const UsualSizes& sizes) {
  return PhotoCheck(photo, sizes).findings();
}

}  // namespace fieldloop
