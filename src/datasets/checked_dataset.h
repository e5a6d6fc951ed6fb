#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "datasets/joining_photos.h"

namespace fieldloop {

class Home;
class PhotoFiles;
struct DatasetsParts;

// A photo that a check speaks of: an image of a dataset, or a field photo, which is in no split.
struct DatasetPhoto {
  std::string dataset;
  std::string filename;
  std::optional<Split> split;
  std::optional<PhotoId> photo;
};

// A dataset as a run would find it, without changing it: where annotated photos are to join first, a folder
// of links to its files and to theirs.
class CheckedDataset {
 public:
  // `folder` is emptied, and removed in the end; others may write to it too. Throws what opening the dataset
  // does, Error(kIo).
  CheckedDataset(const DatasetsParts& parts, const std::string& name, bool with_waiting,
                 std::filesystem::path folder);
  ~CheckedDataset();
  CheckedDataset(const CheckedDataset&) = delete;
  CheckedDataset& operator=(const CheckedDataset&) = delete;

  const YoloDataset& dataset() const { return dataset_; }
  const std::vector<JoiningPhoto>& joining() const { return joining_; }
  const SkippedPhotos& skipped() const { return skipped_; }  // of those that wait

  // What an image in dataset() is.
  DatasetPhoto photo(const std::filesystem::path& image) const;
  static DatasetPhoto field_photo(const PhotoRow& photo);

  // A text with the paths of dataset() as those that a person knows, relative to the home folder.
  std::string readable(std::string text) const;

 private:
  void link_train_photos();
  void add_joining();

  const Home& home_;
  const PhotoFiles& photo_files_;
  std::string name_;
  std::filesystem::path folder_;
  YoloDataset original_;
  YoloDataset dataset_;
  std::vector<JoiningPhoto> joining_;
  SkippedPhotos skipped_;
};

}  // namespace fieldloop
