#include "train/check/warnings.h"

#include <algorithm>
#include <map>
#include <optional>

#include "files/atomic_file.h"
#include "image/likeness.h"
#include "model/topology.h"
#include "train/data/finding_text.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using Photos = std::vector<fs::path>;

constexpr std::size_t kFewExamples = 20;     // boxes
constexpr std::size_t kHeavyImbalance = 10;  // times
constexpr double kManyEmpty = 0.7;
constexpr float kSmallestSide = 8;  // pixels of the network's input: a cell of its finest grid
constexpr float kOverhang = 0.005F;

template <class Wanted>
void collect(const PhotoSet& photos, const Wanted& wanted, Photos& found) {
  for (std::size_t i = 0; i < photos.size(); ++i)
    if (wanted(photos, i)) found.push_back(photos.file(i));
}

template <class Wanted>
Photos photos_with(const TrainingData& data, const Wanted& wanted) {
  Photos found;
  collect(data.train, wanted, found);
  collect(data.val, wanted, found);
  return found;
}

template <class Wanted>
Photos photos_with_a_box(const PhotoSet& photos, const Wanted& wanted) {
  Photos found;
  collect(
      photos, [&](const PhotoSet& set, std::size_t i) { return std::ranges::any_of(set.boxes(i), wanted); },
      found);
  return found;
}

std::vector<std::uint64_t> difference_hashes(const PhotoSet& photos) {
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < photos.size(); ++i) hashes.push_back(photos.difference_hash(i));
  return hashes;
}

class Warnings {
 public:
  Warnings(const TrainingData& data, const RunSettings& settings)
      : data_(data),
        settings_(settings),
        train_(box_counts(data.train, data.classes.size())),
        val_(box_counts(data.val, data.classes.size())) {}

  void look_at_problems() {
    if (!data_.problems.empty())
      add("unreadable", "Left out, since it cannot be read: " + listed(data_.problems, "; "),
          data_.unreadable);
  }

  void look_at_likeness() {
    Photos alike;
    std::vector<std::string> names;
    const LikenessIndex trained(difference_hashes(data_.train));
    for (std::size_t i = 0; i < data_.val.size(); ++i) {
      const auto twin = trained_like(trained, i);
      if (!twin) continue;
      alike.push_back(data_.val.file(i));
      names.push_back(name_of(data_.val, i) + " (in train " + name_of(data_.train, *twin) + ")");
    }
    if (!alike.empty())
      add("val_photo_like_train",
          counted(alike.size(), "val photo is", "val photos are") +
              " nearly the same as train photos, so the metrics look better than they are: " +
              listed(names, ", "),
          alike);
  }

  void look_at_classes() {
    for (std::size_t i = 0; i < train_.size(); ++i) {
      if (train_[i] == 0 && val_[i] == 0) continue;
      const auto& name = data_.classes[i];
      if (train_[i] < kFewExamples)
        add("few_examples",
            "Only " + counted(train_[i], "box", "boxes") + " of " + name + " to learn from; " +
                std::to_string(kFewExamples) + " are the least for a start",
            photos_with_a_box(data_.train,
                              [&](const LabelledBox& box) { return box.class_id == static_cast<int>(i); }));
      if (val_[i] == 0)
        add("class_not_in_val",
            "No val photo shows " + name + ", so nobody will know how well it is found: add some to val");
    }
  }

  void look_at_balance() {
    const auto most = std::ranges::max_element(train_);
    if (most == train_.end()) return;
    for (std::size_t i = 0; i < train_.size(); ++i)
      if (train_[i] > 0 && *most > kHeavyImbalance * train_[i])
        add("class_imbalance", data_.classes[static_cast<std::size_t>(most - train_.begin())] + " has " +
                                   std::to_string(*most) + " boxes and " + data_.classes[i] + " only " +
                                   std::to_string(train_[i]) + "; the rare one will be found less well");
  }

  void look_at_empties() {
    std::size_t empty = 0;
    for (std::size_t i = 0; i < data_.train.size(); ++i) empty += data_.train.boxes(i).empty() ? 1 : 0;
    const auto photos = std::to_string(data_.train.size());
    if (static_cast<double>(empty) > kManyEmpty * static_cast<double>(data_.train.size()))
      add("many_empty", std::to_string(empty) + " of " + photos +
                            " train photos are empty; more photos with animals would teach more");
    if (empty == 0)
      add("no_empty", "None of the " + photos +
                          " train photos is empty; confirmed empty photos are what teaches a model not to "
                          "raise false alarms");
  }

  // The heads alone tell less apart.
  void look_at_frozen_backbone(const std::vector<int>& unknown_classes) {
    if (settings_.frozen_stages < kStages) return;
    const auto fresh = new_photos_of(settings_);
    Photos empty;
    collect(
        data_.train,
        [&](const PhotoSet& photos, std::size_t i) {
          return photos.boxes(i).empty() && fresh.contains(photos.sha256(i));
        },
        empty);
    if (!empty.empty())
      add_of_frozen("false_alarms_frozen",
                    counted(empty.size(), "new photo is", "new photos are") +
                        " confirmed to be empty: a quick fix (all stages frozen) unlearns fewer false alarms "
                        "and loses more of what the model knew than Standard",
                    empty);
    for (const int id : unknown_classes)
      if (const auto at = static_cast<std::size_t>(id); train_[at] > 0)
        add_of_frozen("new_class_frozen",
                      data_.classes[at] +
                          " is new to the model, and a quick fix (all stages frozen) learns less of it than "
                          "Standard");
  }

  void look_at_duplicates() {
    std::map<std::string, fs::path> seen;
    Photos again;
    for (const auto* photos : {&data_.train, &data_.val})
      for (std::size_t i = 0; i < photos->size(); ++i)
        if (!seen.emplace(photos->sha256(i), photos->file(i)).second) again.push_back(photos->file(i));
    if (!again.empty())
      add("duplicate_photos",
          counted(again.size(), "photo is there twice and counts", "photos are there twice and count") +
              " twice",
          again);
  }

  void look_at_boxes() {
    const auto tiny = [&](const PhotoSet& photos, std::size_t i) {
      return std::ranges::any_of(photos.boxes(i), [&](const LabelledBox& box) {
        const auto side = static_cast<float>(settings_.image_size);
        return std::min(box.box.width(), box.box.height()) * side < kSmallestSide;
      });
    };
    if (const auto photos = photos_with(data_, tiny); !photos.empty())
      add("tiny_boxes",
          counted(photos.size(), "photo has", "photos have") + " boxes narrower than " +
              std::to_string(static_cast<int>(kSmallestSide)) +
              " pixels at this image size, which are hardly learned: a larger image size helps",
          photos);
    const auto hangs_over = [&](const PhotoSet& photos, std::size_t i) { return overhangs(photos.file(i)); };
    if (const auto photos = photos_with(data_, hangs_over); !photos.empty())
      add("boxes_outside",
          counted(photos.size(), "photo has a box that hangs", "photos have boxes that hang") +
              " over the photo's edge; what is outside is cut off",
          photos);
  }

  std::vector<RunFinding> take() { return std::move(found_); }

 private:
  void add(std::string code, std::string message, Photos photos = {}) {
    found_.push_back({std::move(code), std::move(message), "dataset", std::move(photos)});
  }

  void add_of_frozen(std::string code, std::string message, Photos photos = {}) {
    found_.push_back({std::move(code), std::move(message), "frozen_stages", std::move(photos)});
  }

  // Nearly the same photo of train, not one of the same bytes.
  std::optional<std::size_t> trained_like(const LikenessIndex& trained, std::size_t val_photo) const {
    const auto like = trained.first_like(data_.val.difference_hash(val_photo));
    return like && data_.val.sha256(val_photo) != data_.train.sha256(*like) ? like : std::nullopt;
  }

  bool overhangs(const fs::path& photo) const {
    const auto label = label_path_of(photo);
    const auto boxes = parse_yolo_labels(read_text_file(label), label.string(),
                                         static_cast<int>(data_.classes.size()), Overhang::kKeep);
    return std::ranges::any_of(boxes, [](const LabelledBox& labelled) {
      const auto& box = labelled.box;
      return std::min(box.x_min, box.y_min) < -kOverhang || std::max(box.x_max, box.y_max) > 1 + kOverhang;
    });
  }

  const TrainingData& data_;
  const RunSettings& settings_;
  std::vector<std::size_t> train_, val_;  // boxes of each class
  std::vector<RunFinding> found_;
};

}  // namespace

std::vector<RunFinding> warnings_of(const TrainingData& data, const RunSettings& settings,
                                    const std::vector<int>& unknown_classes) {
  Warnings warnings(data, settings);
  warnings.look_at_problems();
  warnings.look_at_likeness();
  warnings.look_at_classes();
  warnings.look_at_balance();
  warnings.look_at_empties();
  warnings.look_at_frozen_backbone(unknown_classes);
  warnings.look_at_duplicates();
  warnings.look_at_boxes();
  return warnings.take();
}

}  // namespace fieldloop
