#pragma once
#include <filesystem>
#include <string>

namespace fieldloop {

// The folders of one home, as docs/architecture.md lists them. Immutable, cheap to copy.
class Home {
 public:
  // Creates the folders that are missing. Throws Error(kIo) naming the one that cannot be made.
  explicit Home(const std::filesystem::path& root);

  const std::filesystem::path& root() const { return root_; }  // absolute
  std::filesystem::path data() const { return root_ / "data"; }
  std::filesystem::path database() const { return data() / "fieldloop.db"; }
  std::filesystem::path photos() const { return data() / "photos"; }
  std::filesystem::path incoming() const { return data() / "incoming"; }
  std::filesystem::path refused() const { return incoming() / "refused"; }
  std::filesystem::path to_annotate() const { return data() / "to_annotate"; }
  std::filesystem::path training_data() const { return data() / "training_data"; }
  std::filesystem::path synthetic_training() const { return data() / "synthetic_training"; }
  std::filesystem::path thumbnails() const { return data() / "thumbnails"; }
  std::filesystem::path set_aside() const { return data() / "set_aside"; }  // made when needed
  std::filesystem::path retraining_log() const { return data() / "retraining_log.csv"; }
  std::filesystem::path models() const { return root_ / "models"; }
  std::filesystem::path runs() const { return root_ / "runs" / "train"; }

  // The path as the database and the API write it: relative to root(), with slashes.
  std::string relative(const std::filesystem::path& inside) const;

 private:
  std::filesystem::path root_;
};

}  // namespace fieldloop
