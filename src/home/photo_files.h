#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "files/atomic_file.h"
#include "files/folder_size.h"
#include "home/home.h"

namespace fieldloop {

// A photo that has no name yet: its bytes, written and synced under a temporary one, or a stray file that
// lies among the photos already. New bytes are removed with the object unless they were committed.
class StagedPhoto {
 public:
  // Gives it its name, which nothing else may have; durable after PhotoFiles::sync(). Throws Error(kIo).
  void commit(const std::string& name);
  // Undoes commit(): new bytes are removed, a stray file is called as before.
  void withdraw() noexcept;
  // Whether `name` is the stray file itself, which therefore does not stand in its own way.
  bool is_called(const std::string& name) const { return before_ && before_->filename() == name; }

 private:
  friend class PhotoFiles;
  explicit StagedPhoto(StagedFile bytes) : bytes_(std::move(bytes)) {}
  explicit StagedPhoto(std::filesystem::path stray) : before_(stray), now_(std::move(stray)) {}

  std::optional<StagedFile> bytes_;
  std::optional<std::filesystem::path> before_;
  std::filesystem::path now_;
};

// Where the bytes of photos lie: one folder, data/photos/. Nobody else knows that: a store elsewhere, such as
// one of objects, takes another class with these operations. Photos never change. Thread-safe.
class PhotoFiles {
 public:
  explicit PhotoFiles(const Home& home);

  StagedPhoto stage(std::span<const unsigned char> bytes) const;  // throws Error(kIo)
  StagedPhoto stage_stray(const std::string& name) const;
  // What was committed before is durable. Throws Error(kIo).
  void sync() const;

  bool has(const std::string& name) const;
  // Throw Error(kNotFound) for a file that is gone, Error(kTooLarge) above the limit of photos, Error(kIo).
  std::vector<unsigned char> read(const std::string& name) const;
  void copy_to(const std::string& name, const std::filesystem::path& target) const;
  // A file on this machine for a reader that needs one, such as the trainer. Lent: it lasts as long as this
  // object, and nobody changes it. Of a photo that is gone it is not there.
  std::filesystem::path local(const std::string& name) const;
  bool lent(const std::filesystem::path& file) const;      // by local()
  std::string stored_path(const std::string& name) const;  // as rows and the API name it

  // The names of all files, in order, without hidden ones, which temporary ones are.
  std::vector<std::string> list() const;
  FolderSize size() const;

  // Takes a file out that is no photo of ours, and says where it is from then on. Throws Error(kIo).
  std::filesystem::path set_aside(const std::string& name) const;
  // Removes the temporary files of ours that a killed process left; never any other.
  void remove_stale_temporaries() const;

 private:
  const Home home_;
  const std::filesystem::path folder_;
};

}  // namespace fieldloop
