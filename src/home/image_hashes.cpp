#include "home/image_hashes.h"

#include <opencv2/core.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"

namespace fieldloop {
namespace {

constexpr int kDecodeSide = 64;  // pixels; more than a difference hash looks at

}  // namespace

std::string ImageHashes::sha256(const std::filesystem::path& file) {
  auto hashes = known(file);
  if (!hashes.sha256) {
    hashes.sha256 = sha256_hex(read_file(file));
    remember(file, hashes);
  }
  return *hashes.sha256;
}

std::uint64_t ImageHashes::difference_hash(const std::filesystem::path& file) {
  auto hashes = known(file);
  if (!hashes.difference) {
    hashes.difference = fieldloop::difference_hash(decode_upright(read_file(file), kDecodeSide));
    remember(file, hashes);
  }
  return *hashes.difference;
}

ImageHashes::Hashes ImageHashes::known(const std::filesystem::path& file) {
  Hashes present;
  try {
    present.changed_at = std::filesystem::last_write_time(file);
    present.bytes = std::filesystem::file_size(file);
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorCode::kNotFound, file.string() + " cannot be read: " + error.code().message(),
                file.string());
  }
  const MutexLock lock(mutex_);
  const auto found = files_.find(file.string());
  const bool same = found != files_.end() && found->second.changed_at == present.changed_at &&
                    found->second.bytes == present.bytes;
  return same ? found->second : present;
}

void ImageHashes::remember(const std::filesystem::path& file, const Hashes& hashes) {
  const MutexLock lock(mutex_);
  auto& stored = files_[file.string()];
  const bool same = stored.changed_at == hashes.changed_at && stored.bytes == hashes.bytes;
  const auto earlier = same ? stored : Hashes{};
  stored = hashes;
  if (!stored.sha256) stored.sha256 = earlier.sha256;
  if (!stored.difference) stored.difference = earlier.difference;
}

}  // namespace fieldloop
