#include "home/disk_usage.h"

#include <algorithm>
#include <filesystem>

#include "core/error.h"
#include "home/home.h"
#include "home/photo_files.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kPlenty = std::uintmax_t{20} << 30;
constexpr std::uintmax_t kLowShare = 10;  // a tenth

void add(DiskUsage::Part& part, const FolderSize& size) {
  part.bytes += size.bytes;
  part.files += size.files;
}

DiskUsage::Part folders(DiskPart name, const std::vector<fs::path>& roots) {
  DiskUsage::Part part{name, 0, 0};
  for (const auto& root : roots) add(part, size_of_folder(root));
  return part;
}

DiskUsage::Part photo_part(const PhotoFiles& photos) {
  DiskUsage::Part part{DiskPart::kPhotos, 0, 0};
  add(part, photos.size());
  return part;
}

bool is_database(const std::string& name) { return name.starts_with("fieldloop.db"); }

// The database and its copies, and what lies beside it.
void add_loose_files(const Home& home, DiskUsage& usage) {
  DiskUsage::Part database{DiskPart::kDatabase, 0, 0};
  auto other = folders(DiskPart::kOther, {home.incoming(), home.set_aside(), home.data() / "comparisons"});
  std::error_code error;
  for (fs::directory_iterator entries(home.data(), error); !error && entries != fs::directory_iterator();
       entries.increment(error))
    add(is_database(entries->path().filename().string()) ? database : other, size_of_file(*entries));
  usage.parts.push_back(database);
  usage.parts.push_back(other);
}

}  // namespace

DiskUsage measure_disk(const Home& home, const PhotoFiles& photos) {
  DiskUsage usage;
  std::error_code error;
  const auto space = fs::space(home.root(), error);
  if (error) throw Error(ErrorCode::kIo, "The disk cannot be asked for its free space: " + error.message());
  usage.free_bytes = space.available;
  usage.capacity_bytes = space.capacity;
  usage.parts = {
      photo_part(photos), folders(DiskPart::kThumbnails, {home.thumbnails()}),
      folders(DiskPart::kTrainingData, {home.training_data(), home.synthetic_training(), home.to_annotate()}),
      folders(DiskPart::kModels, {home.models()}), folders(DiskPart::kRuns, {home.runs()})};
  add_loose_files(home, usage);
  return usage;
}

bool is_low(const DiskUsage& usage) {
  return usage.free_bytes < std::min(kPlenty, usage.capacity_bytes / kLowShare);
}

}  // namespace fieldloop
