#include "photos/incoming_folder.h"

#include <algorithm>
#include <array>

#include "files/atomic_file.h"
#include "home/home.h"
#include "photos/ingest.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

bool is_unfinished(const fs::path& file) {
  static constexpr std::array<std::string_view, 3> kEndings{".part", ".tmp", ".filepart"};
  const auto name = file.filename().string();
  return name.starts_with('.') || std::ranges::find(kEndings, file.extension().string()) != kEndings.end();
}

// The subfolder directly below data/incoming/.
std::string camera_of(const fs::path& incoming, const fs::path& file) {
  const auto relative = file.lexically_relative(incoming);
  return relative.has_parent_path() ? relative.begin()->string() : "default";
}

void move_to_refused(const fs::path& refused, const fs::path& file, const std::string& reason) {
  fs::path target = refused / file.filename();
  for (int i = 2; fs::exists(target); ++i)
    target = refused / (file.stem().string() + "-" + std::to_string(i) + file.extension().string());
  write_file_atomically(target.string() + ".txt", reason + "\n");
  fs::rename(file, target);
}

}  // namespace

std::vector<fs::path> IncomingFolder::settled() {
  std::map<fs::path, Seen> now_there;
  std::vector<fs::path> files;
  const auto options = fs::directory_options::skip_permission_denied;
  for (auto entry = fs::recursive_directory_iterator(parts_.home.incoming(), options);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->path() == parts_.home.refused()) entry.disable_recursion_pending();
    std::error_code gone;
    if (!entry->is_regular_file(gone) || is_unfinished(entry->path())) continue;
    const Seen state{entry->file_size(gone), entry->last_write_time(gone)};
    const auto before = seen_.find(entry->path());
    const bool quiet = fs::file_time_type::clock::now() - state.changed_at >= quiet_;
    if (quiet && before != seen_.end() && before->second == state) files.push_back(entry->path());
    now_there.emplace(entry->path(), state);
  }
  seen_ = std::move(now_there);
  return files;
}

int IncomingFolder::sweep(const std::stop_token& stop) {
  const auto files = settled();
  std::vector<IngestOutcome> outcomes;
  const auto next = [&, file = files.begin()]() mutable -> std::optional<PendingPhoto> {
    if (file == files.end()) return {};
    const auto& mine = *file++;
    return pending_file(mine, camera_of(parts_.home.incoming(), mine));
  };
  const auto done = [&](const IngestOutcome& outcome) {
    outcomes.push_back(outcome);
    const auto& file = files[outcome.position];
    if (outcome.status != IngestOutcome::Status::kRefused)
      fs::remove(file);
    else if (!outcome.try_again)
      move_to_refused(parts_.home.refused(), file, outcome.reason);
  };
  if (!files.empty()) ingest_photos(parts_, next, done, stop);
  record_upload(parts_, outcomes);
  return static_cast<int>(outcomes.size());
}

}  // namespace fieldloop
