#include "datasets/training_images.h"

#include <algorithm>

#include "core/error.h"
#include "home/image_hashes.h"
#include "image/photo.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashInName = 8;

std::vector<fs::path> images_below(const fs::path& folder) {
  std::vector<fs::path> images;
  if (folder.empty() || !fs::exists(folder)) return images;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && is_photo_name(entry.path())) images.push_back(entry.path());
  return images;
}

bool name_taken(const fs::path& image) {
  if (fs::exists(image)) return true;
  for (const char* extension : {".jpg", ".jpeg", ".png", ".webp"})
    if (fs::exists(fs::path(image).replace_extension(extension))) return true;
  return false;
}

}  // namespace

std::map<std::string, fs::path> images_by_sha256(ImageHashes& hashes, const YoloDataset& dataset,
                                                 Split split) {
  std::map<std::string, fs::path> images;
  for (const auto& image : images_below(dataset.images(split))) images[hashes.sha256(image)] = image;
  return images;
}

fs::path image_path_in(ImageHashes& hashes, const YoloDataset& dataset, Split split,
                       const std::string& filename, const std::string& sha256) {
  const auto image = dataset.images(split) / filename;
  if (!name_taken(image)) return image;
  const auto present = images_by_sha256(hashes, dataset, split);
  if (const auto found = present.find(sha256); found != present.end()) return found->second;
  return dataset.images(split) /
         (image.stem().string() + "-" + sha256.substr(0, kHashInName) + image.extension().string());
}

fs::path training_image_of(ImageHashes& hashes, const YoloDataset& dataset, const std::string& filename,
                           const std::string& sha256) {
  return image_path_in(hashes, dataset, Split::kTrain, filename, sha256);
}

HeldOutPhotos::HeldOutPhotos(ImageHashes& hashes, const YoloDataset& dataset) : hashes_(hashes) {
  for (const auto split : {Split::kVal, Split::kTest}) {
    for (const auto& [sha256, image] : images_by_sha256(hashes, dataset, split)) {
      const auto name = std::string(name_of(split)) + "/" + image.filename().string();
      names_by_sha256_[sha256] = name;
      photos_.push_back({name, hashes.difference_hash(image)});
    }
  }
}

std::optional<std::string> HeldOutPhotos::reason_against(const fs::path& image) {
  if (const auto same = names_by_sha256_.find(hashes_.sha256(image)); same != names_by_sha256_.end())
    return "it is the same photo as " + same->second + ", which measures the model";
  const auto hash = hashes_.difference_hash(image);
  for (const auto& held_out : photos_)
    if (nearly_same(hash, held_out.difference_hash))
      return "it is nearly the same picture as " + held_out.name + ", which measures the model";
  return std::nullopt;
}

std::string safe_filename(const std::string& name) {
  auto safe = name.substr(name.find_last_of("/\\") == std::string::npos ? 0 : name.find_last_of("/\\") + 1);
  for (char& c : safe) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ' || byte == 0x7F || std::string_view(":*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  safe.erase(0, safe.find_first_not_of(". "));
  constexpr std::size_t kLongest = 200;
  if (safe.empty() || safe.size() > kLongest)
    throw Error(ErrorCode::kInvalidInput, "A file needs a name of 1 to 200 characters.", "filename");
  return safe;
}

}  // namespace fieldloop
