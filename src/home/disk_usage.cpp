#include "home/disk_usage.h"

#include <algorithm>
#include <filesystem>

#include "core/error.h"
#include "home/home.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kPlenty = std::uintmax_t{20} << 30;
constexpr std::uintmax_t kLowShare = 10;  // a tenth

void add_file(DiskUsage::Part& part, const fs::directory_entry& entry) {
  std::error_code error;
  if (!entry.is_regular_file(error) || entry.is_symlink(error)) return;
  const auto size = entry.file_size(error);
  if (error) return;
  part.bytes += size;
  ++part.files;
}

void add_folders(DiskUsage::Part& part, const std::vector<fs::path>& roots) {
  std::error_code error;
  for (const auto& root : roots) {
    auto entries =
        fs::recursive_directory_iterator(root, fs::directory_options::skip_permission_denied, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error))
      add_file(part, *entries);
  }
}

DiskUsage::Part folder(const std::string& name, const std::vector<fs::path>& roots) {
  DiskUsage::Part part{name};
  add_folders(part, roots);
  return part;
}

bool is_database(const std::string& name) { return name.starts_with("fieldloop.db"); }

// The database and its copies, and what lies beside it.
void add_loose_files(const Home& home, DiskUsage& usage) {
  DiskUsage::Part database{"database"};
  auto other = folder("other", {home.incoming(), home.data() / "comparisons"});
  std::error_code error;
  for (fs::directory_iterator entries(home.data(), error); !error && entries != fs::directory_iterator();
       entries.increment(error))
    add_file(is_database(entries->path().filename().string()) ? database : other, *entries);
  usage.parts.push_back(database);
  usage.parts.push_back(other);
}

}  // namespace

DiskUsage measure_disk(const Home& home) {
  DiskUsage usage;
  std::error_code error;
  const auto space = fs::space(home.root(), error);
  if (error) throw Error(ErrorCode::kIo, "The disk cannot be asked for its free space: " + error.message());
  usage.free_bytes = space.available;
  usage.capacity_bytes = space.capacity;
  usage.parts = {
      folder("photos", {home.photos()}), folder("thumbnails", {home.thumbnails()}),
      folder("training_data", {home.training_data(), home.synthetic_training(), home.to_annotate()}),
      folder("models", {home.models()}), folder("runs", {home.runs()})};
  add_loose_files(home, usage);
  return usage;
}

bool is_low(const DiskUsage& usage) {
  return usage.free_bytes < std::min(kPlenty, usage.capacity_bytes / kLowShare);
}

nlohmann::json to_json(const DiskUsage& usage) {
  auto parts = nlohmann::json::array();
  for (const auto& part : usage.parts)
    parts.push_back({{"name", part.name}, {"bytes", part.bytes}, {"files", part.files}});
  return {{"parts", parts},
          {"free_bytes", usage.free_bytes},
          {"capacity_bytes", usage.capacity_bytes},
          {"is_low", is_low(usage)}};
}

}  // namespace fieldloop
