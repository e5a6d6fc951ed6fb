#include "home/photo_files.h"

#include <algorithm>

#include "core/error.h"
#include "home/set_aside.h"
#include "image/photo.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

}  // namespace

void StagedPhoto::commit(const std::string& name) {
  if (bytes_) return bytes_->publish(name);
  auto named = now_.parent_path() / name;
  std::error_code error;
  fs::rename(now_, named, error);
  if (error)
    throw Error(ErrorCode::kIo, "Cannot rename " + now_.string() + ": " + error.message(), now_.string());
  now_ = std::move(named);
}

void StagedPhoto::withdraw() noexcept {
  if (bytes_) return bytes_->withdraw();
  std::error_code ignored;
  fs::rename(now_, *before_, ignored);
  if (!ignored) now_ = *before_;
}

PhotoFiles::PhotoFiles(const Home& home) : home_(home), folder_(home_.photos()) {}

StagedPhoto PhotoFiles::stage(std::span<const unsigned char> bytes) const {
  return StagedPhoto(StagedFile(folder_, bytes));
}

StagedPhoto PhotoFiles::stage_stray(const std::string& name) const { return StagedPhoto(folder_ / name); }

void PhotoFiles::sync() const { sync_folder(folder_); }

bool PhotoFiles::has(const std::string& name) const {
  std::error_code error;
  return fs::exists(folder_ / name, error);
}

std::vector<unsigned char> PhotoFiles::read(const std::string& name) const {
  return read_file(folder_ / name, ImageLimits{}.max_bytes);
}

void PhotoFiles::copy_to(const std::string& name, const fs::path& target) const {
  copy_file_atomically(folder_ / name, target);
}

fs::path PhotoFiles::local(const std::string& name) const { return folder_ / name; }

bool PhotoFiles::lent(const fs::path& file) const { return file.parent_path() == folder_; }

std::string PhotoFiles::stored_path(const std::string& name) const { return home_.relative(folder_ / name); }

std::vector<std::string> PhotoFiles::list() const {
  std::vector<std::string> names;
  std::error_code error;
  auto entries = fs::directory_iterator(folder_, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    std::error_code gone;
    auto name = entries->path().filename().string();
    if (!name.starts_with('.') && entries->is_regular_file(gone)) names.push_back(std::move(name));
  }
  if (error)
    throw Error(ErrorCode::kIo, "Cannot read " + folder_.string() + ": " + error.message(), folder_.string());
  std::ranges::sort(names);
  return names;
}

FolderSize PhotoFiles::size() const { return size_of_folder(folder_); }

fs::path PhotoFiles::set_aside(const std::string& name) const {
  return fieldloop::set_aside(home_, folder_ / name);
}

void PhotoFiles::remove_stale_temporaries() const { fieldloop::remove_stale_temporaries(folder_); }

}  // namespace fieldloop
