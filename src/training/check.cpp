#include <chrono>
#include <csignal>
#include <thread>

#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "files/file_lock.h"
#include "home/home.h"
#include "home/installation.h"
#include "jobs/child_process.h"
#include "protocol/events.h"
#include "storage/sqlite/database.h"
#include "training/request_check.h"
#include "training/trainer_input.h"
#include "training/training.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPhotos = 100;  // of one finding

[[noreturn]] void refuse_to_go_on() {
  throw Error(ErrorCode::kCancelled,
              "A later check of the same window, or a training run, took the place of this check.");
}

// Waits for those before, also of other processes: two at once would measure each other's load.
FileLock check_lock(const Home& home, const std::stop_token& stop) {
  constexpr auto kLookInterval = std::chrono::milliseconds(20);
  for (;;) {
    if (stop.stop_requested()) refuse_to_go_on();
    if (auto lock = FileLock::try_lock(home.runs() / ".check.lock")) return std::move(*lock);
    std::this_thread::sleep_for(kLookInterval);
  }
}

CheckedDataset dataset_to_check(const Datasets& datasets, const TrainingRequest& request,
                                const fs::path& folder) {
  const auto lock = datasets.lock();
  return datasets.checked(request.dataset, request.add_annotated, folder);
}

fs::path write_settings(const TrainingParts& parts, const PreparedRequest& ready, const YoloDataset& dataset,
                        const fs::path& folder) {
  auto settings = settings_for(parts, ready.base, ready.request);
  settings.dataset = dataset.file;
  settings.output = folder;
  settings.new_photos = folder / "new_photos.txt";
  write_new_photos(parts.home, ready.base, version_of(dataset).manifest, settings.new_photos);
  write_file_atomically(folder / "args.yaml", std::string_view(to_yaml(settings)));
  return folder / "args.yaml";
}

[[noreturn]] void refuse_failure(const ChildProcessResult& ending, const RunFailure& failure) {
  if (ending.stopped) refuse_to_go_on();
  if (ending.signal == SIGKILL)
    throw Error(ErrorCode::kUnavailable,
                "The system ended the check, probably because memory ran out: choose a smaller batch or "
                "image size, or end other programs.",
                "batch");
  if (failure.code == ErrorCode::kInvalidInput) throw Error(ErrorCode::kInvalidInput, failure.message);
  throw Error(ErrorCode::kInternal,
              failure.message.empty() ? "The trainer could not check the run." : failure.message);
}

RunCheck run_trainer(const fs::path& trainer, const fs::path& arguments, const std::stop_token& stop) {
  std::optional<RunCheck> result;
  RunFailure failure;
  ChildProcessOptions options;
  options.program = trainer;
  options.arguments = {"check", "--args", arguments.string()};
  options.stderr_file = arguments.parent_path() / "check.log";
  options.niceness = kTrainerNiceness;
  options.ends_first_without_memory = true;
  const auto hear = [&](std::string_view line) {
    auto event = trainer_event_in(line);
    if (!event) return;
    if (auto* check = std::get_if<RunCheck>(&*event)) result = std::move(*check);
    if (auto* error = std::get_if<RunFailure>(&*event)) failure = std::move(*error);
  };
  const auto ending = run_child_process(options, hear, stop);
  if (ending.stopped || ending.signal != 0 || ending.exit_status != 0 || !result)
    refuse_failure(ending, failure);
  return *std::move(result);
}

CheckFinding with_photos(const RunFinding& finding, const CheckedDataset& checked) {
  CheckFinding told{
      finding.code, checked.readable(finding.message), finding.field, finding.photos.size(), {}};
  for (std::size_t i = 0; i < std::min(finding.photos.size(), kMostPhotos); ++i)
    told.photos.push_back(checked.photo(finding.photos[i]));
  return told;
}

std::vector<CheckFinding> with_photos_each(const std::vector<RunFinding>& findings,
                                           const CheckedDataset& checked) {
  std::vector<CheckFinding> told;
  for (const auto& finding : findings) told.push_back(with_photos(finding, checked));
  return told;
}

CheckFinding cannot_join(const CheckedDataset& checked) {
  std::string reasons;
  CheckFinding finding{"cannot_join", {}, "add_annotated", checked.skipped().size(), {}};
  for (const auto& [photo, reason] : checked.skipped()) {
    reasons += (reasons.empty() ? "" : "; ") + photo.filename + ": " + reason;
    if (finding.photos.size() < kMostPhotos) finding.photos.push_back(CheckedDataset::field_photo(photo));
  }
  finding.message = "Annotated photos that cannot join the dataset and go on waiting: " + reasons;
  return finding;
}

TrainingCheck check_of(const TrainingRequest& request) {
  TrainingCheck check;
  check.dataset = request.dataset;
  check.base = request.base;
  check.options = request;
  return check;
}

TrainingCheck outcome(const PreparedRequest& ready, const CheckedDataset& checked, const RunCheck& result) {
  auto check = check_of(ready.request);
  check.refusals = with_photos_each(result.refusals, checked);
  check.warnings = with_photos_each(result.warnings, checked);
  if (!checked.skipped().empty()) check.warnings.push_back(cannot_join(checked));
  check.joining = checked.joining().size();
  check.tried = TriedRun{result.train, result.val, result.room, result.estimate};
  return check;
}

TrainingCheck refused(const TrainingRequest& request, const Error& error) {
  auto check = check_of(request);
  check.refusals.push_back({std::string(name_of(error.code())), error.what(), error.field(), 0, {}});
  return check;
}

bool speaks_of_the_request(const Error& error) {
  return error.code() == ErrorCode::kInvalidInput || error.code() == ErrorCode::kNotFound ||
         error.code() == ErrorCode::kConflict || error.code() == ErrorCode::kUnavailable;
}

TrainingCheck try_out(const TrainingParts& parts, const TrainingRequest& request,
                      const std::stop_token& stop) {
  const auto ready = prepared(parts, request);
  parts.db.read([](Transaction& sql) { check_no_run(sql); });
  const auto lock = check_lock(parts.home, stop);
  const auto folder = parts.home.runs() / ".check";
  const CheckedDataset checked = dataset_to_check(parts.datasets, ready.request, folder);
  const auto arguments = write_settings(parts, ready, checked.dataset(), folder);
  return outcome(ready, checked, run_trainer(parts.installation.bin / "fieldloop-train", arguments, stop));
}

}  // namespace

TrainingCheck Training::check(const TrainingRequest& request, const std::string& asker) {
  const Interruptible::Work work(checks_, asker);  // a run that starts from here on ends it
  try {
    return try_out(parts_, request, work.token());
  } catch (const Error& error) {
    if (!speaks_of_the_request(error)) throw;
    return refused(request, error);
  }
}

void Training::end_check(const std::string& asker) { checks_.interrupt(asker); }

void Training::end_checks() { checks_.interrupt(); }

}  // namespace fieldloop
