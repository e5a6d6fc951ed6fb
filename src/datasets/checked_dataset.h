#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "datasets/joining_photos.h"

namespace fieldloop {

struct App;

// A dataset as a run would find it, without changing it: where annotated photos are to join first, a folder
// of links to its files and to theirs.
class CheckedDataset {
 public:
  // `folder` is emptied, and removed in the end; others may write to it too. Throws what opening the dataset
  // does, Error(kIo).
  CheckedDataset(App& app, const std::string& name, bool with_waiting, std::filesystem::path folder);
  ~CheckedDataset();
  CheckedDataset(const CheckedDataset&) = delete;
  CheckedDataset& operator=(const CheckedDataset&) = delete;

  const YoloDataset& dataset() const { return dataset_; }
  const std::vector<JoiningPhoto>& joining() const { return joining_; }
  const SkippedPhotos& skipped() const { return skipped_; }  // of those that wait

  // The API's CheckedPhoto of an image in dataset().
  nlohmann::json photo(const std::filesystem::path& image) const;
  static nlohmann::json field_photo(const PhotoRow& photo);

  // A text with the paths of dataset() as those that a person knows, relative to the home folder.
  std::string readable(std::string text) const;

 private:
  void link_train_photos();
  void add_joining();

  App& app_;
  std::string name_;
  std::filesystem::path folder_;
  YoloDataset original_;
  YoloDataset dataset_;
  std::vector<JoiningPhoto> joining_;
  SkippedPhotos skipped_;
};

}  // namespace fieldloop
