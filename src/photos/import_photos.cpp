#include "photos/import_photos.h"

#include <algorithm>

#include "core/error.h"
#include "core/rate_meter.h"
#include "image/photo.h"
#include "photos/parts.h"
#include "storage/photos/session_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

using Files = std::vector<std::filesystem::path>;

void add_folder(const std::filesystem::path& folder, Files& files) {
  const auto options = std::filesystem::directory_options::skip_permission_denied;
  for (auto entry = std::filesystem::recursive_directory_iterator(folder, options);
       entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (hidden && entry->is_directory()) entry.disable_recursion_pending();
    if (!hidden && is_photo_name(entry->path()) && entry->is_regular_file()) files.push_back(entry->path());
  }
}

Files files_of(const std::vector<std::filesystem::path>& paths) {
  Files files;
  for (const auto& path : paths) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
      throw Error(ErrorCode::kNotFound, "There is no " + path.string(), path.string());
    if (std::filesystem::is_directory(status))
      add_folder(path, files);
    else
      files.push_back(path);
  }
  std::ranges::sort(files);
  return files;
}

std::string session_name(const ImportRequest& request) {
  const auto& first = request.paths.front();
  const auto name = std::filesystem::absolute(first / "").parent_path().filename().string();
  return "Import of " + name + (request.paths.size() > 1 ? " and more" : "");
}

void count(ImportReport& report, const IngestOutcome& outcome) {
  if (outcome.status == IngestOutcome::Status::kAdded) ++report.added;
  if (outcome.status == IngestOutcome::Status::kDuplicate) ++report.duplicates;
  if (outcome.status == IngestOutcome::Status::kRefused) report.refused.push_back(outcome);
}

void import_files(const PhotosParts& parts, const Files& files, const std::string& camera,
                  ImportReport& report, const ProgressFn& progress, std::stop_token stop) {
  RateMeter meter("photos", static_cast<std::int64_t>(files.size()));
  auto file = files.begin();
  const auto next = [&]() -> std::optional<PendingPhoto> {
    if (file == files.end()) return {};
    return pending_file(*file++, camera, report.session);
  };
  const auto done = [&](const IngestOutcome& outcome) {
    count(report, outcome);
    const auto state = meter.advance();
    if (progress) progress(state);
  };
  ingest_photos(parts, next, done, stop);
  report.seconds = meter.seconds();
  report.stopped = file != files.end();
}

}  // namespace

ImportReport import_photos(const PhotosParts& parts, const ImportRequest& request, const ProgressFn& progress,
                           std::stop_token stop) {
  const auto files = files_of(request.paths);
  ImportReport report;
  if (files.empty()) return report;
  report.session =
      parts.db.write([&](Transaction& sql) { return begin_session(sql, session_name(request)); });
  import_files(parts, files, request.camera, report, progress, stop);
  parts.db.write([&](Transaction& sql) {
    end_session(sql, *report.session);
    add_activity(sql, "photos",
                 session_name(request) + ": " + std::to_string(report.added) + " new, " +
                     std::to_string(report.duplicates) + " already here, " +
                     std::to_string(report.refused.size()) + " refused");
  });
  return report;
}

}  // namespace fieldloop
