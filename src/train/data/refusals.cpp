#include "train/data/refusals.h"

#include <algorithm>
#include <map>

#include "train/data/finding_text.h"

namespace fieldloop {
namespace {

using Photos = std::vector<std::filesystem::path>;

constexpr std::size_t kFewProblems = 5;
constexpr double kFewProblemsShare = 0.1;

class Refusals {
 public:
  Refusals(const TrainingData& data, const RunSettings& settings)
      : data_(data), settings_(settings), dataset_(settings.dataset.filename().string()) {}

  void check_readable() {
    const auto readable = static_cast<double>(data_.train.size() + data_.val.size());
    const double few = std::max(static_cast<double>(kFewProblems), kFewProblemsShare * readable);
    if (static_cast<double>(data_.problems.size()) > few)
      add("unreadable",
          std::to_string(data_.problems.size()) + " photos or labels of " + dataset_ +
              " cannot be read: replace or remove them. The first: " + data_.problems.front(),
          data_.unreadable);
  }

  void check_boxes() {
    if (data_.train.box_count() == 0)
      add("no_boxes", dataset_ + " has no boxes to learn from: annotate some of its train photos");
    if (data_.val.size() == 0)
      add("no_val_photos",
          dataset_ + " has no labelled val photos, so the result could not be measured: add some to val");
    else if (data_.val.box_count() == 0)
      add("no_val_boxes", dataset_ +
                              " has no boxes in its val photos, so the result could not be measured: add "
                              "labelled photos with animals to val");
  }

  void check_classes(const std::vector<int>& unknown) {
    if (data_.train.box_count() == 0) return;
    const auto counts = box_counts(data_.train, data_.classes.size());
    for (const int id : unknown) {
      const auto& name = data_.classes[static_cast<std::size_t>(id)];
      if (counts[static_cast<std::size_t>(id)] == 0 && !settings_.retired_classes.contains(name))
        add("class_without_examples", "No train photo has a box of " + name +
                                          ", so it cannot be learned: annotate some, or delete the class " +
                                          name);
    }
  }

  void check_shared() {
    std::map<std::string, std::size_t> trained;
    for (std::size_t i = 0; i < data_.train.size(); ++i) trained.emplace(data_.train.sha256(i), i);
    Photos shared;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < data_.val.size(); ++i) {
      const auto twin = trained.find(data_.val.sha256(i));
      if (twin == trained.end()) continue;
      shared.push_back(data_.val.file(i));
      names.push_back(name_of(data_.val, i) + " (in train as " + name_of(data_.train, twin->second) + ")");
    }
    if (!shared.empty())
      add("val_photo_in_train",
          counted(shared.size(), "val photo is", "val photos are") +
              " also trained on, so the metrics would mean nothing; remove each from one of the two: " +
              listed(names, ", "),
          shared);
  }

  std::vector<RunFinding> take() { return std::move(found_); }

 private:
  void add(std::string code, std::string message, Photos photos = {}) {
    found_.push_back({std::move(code), std::move(message), "dataset", std::move(photos)});
  }

  const TrainingData& data_;
  const RunSettings& settings_;
  std::string dataset_;
  std::vector<RunFinding> found_;
};

}  // namespace

std::vector<RunFinding> refusals_of(const TrainingData& data, const RunSettings& settings,
                                    const std::vector<int>& unknown_classes) {
  Refusals refusals(data, settings);
  refusals.check_readable();
  refusals.check_boxes();
  refusals.check_classes(unknown_classes);
  refusals.check_shared();
  return refusals.take();
}

}  // namespace fieldloop
