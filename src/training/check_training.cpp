#include "training/check_training.h"

#include <chrono>
#include <csignal>
#include <thread>

#include "app/app.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "files/file_lock.h"
#include "jobs/child_process.h"
#include "json/api/dataset_json.h"
#include "training/run_arguments.h"
#include "training/training_presets.h"
#include "training/training_runs.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kNiceness = 10;
constexpr std::size_t kMostPhotos = 100;  // of one finding

[[noreturn]] void refuse_to_go_on() {
  throw Error(ErrorCode::kCancelled,
              "A later check of the same window, or a training run, took the place of this check.");
}

// Waits for those before, also of other processes: two at once would measure each other's load.
FileLock check_lock(const App& app, const std::stop_token& stop) {
  constexpr auto kLookInterval = std::chrono::milliseconds(20);
  for (;;) {
    if (stop.stop_requested()) refuse_to_go_on();
    if (auto lock = FileLock::try_lock(app.home.runs() / ".check.lock")) return std::move(*lock);
    std::this_thread::sleep_for(kLookInterval);
  }
}

CheckedDataset dataset_to_check(App& app, const TrainingRequest& request, const fs::path& folder) {
  const auto lock = app.datasets.lock();
  return app.datasets.checked(request.dataset, request.add_annotated, folder);
}

fs::path write_arguments(App& app, const PreparedRequest& ready, const YoloDataset& dataset,
                         const fs::path& folder) {
  auto arguments = arguments_for(app, ready.base, ready.request);
  arguments.dataset = dataset.file;
  arguments.output = folder;
  arguments.new_photos = folder / "new_photos.txt";
  write_new_photos(app, ready.base, version_of(dataset).manifest, arguments.new_photos);
  write_file_atomically(folder / "args.yaml", to_yaml(arguments));
  return folder / "args.yaml";
}

[[noreturn]] void refuse_failure(const ChildProcessResult& ending, const TrainerFailure& failure) {
  if (ending.stopped) refuse_to_go_on();
  if (ending.signal == SIGKILL)
    throw Error(ErrorCode::kUnavailable,
                "The system ended the check, probably because memory ran out: choose a smaller batch or "
                "image size, or end other programs.",
                "batch");
  if (failure.code == name_of(ErrorCode::kInvalidInput))
    throw Error(ErrorCode::kInvalidInput, failure.message);
  throw Error(ErrorCode::kInternal,
              failure.message.empty() ? "The trainer could not check the run." : failure.message);
}

json run_trainer(App& app, const fs::path& arguments, const std::stop_token& stop) {
  json result;
  TrainerFailure failure;
  ChildProcessOptions options;
  options.program = app.installation.bin / "fieldloop-train";
  options.arguments = {"check", "--args", arguments.string()};
  options.stderr_file = arguments.parent_path() / "check.log";
  options.niceness = kNiceness;
  options.ends_first_without_memory = true;
  const auto hear = [&](std::string_view line) {
    const auto event = parse_trainer_event(line);
    if (!event) return;
    if (const auto* check = std::get_if<TrainerCheck>(&*event)) result = check->result;
    if (const auto* error = std::get_if<TrainerFailure>(&*event)) failure = *error;
  };
  const auto ending = run_child_process(options, hear, stop);
  if (ending.stopped || ending.signal != 0 || ending.exit_status != 0 || result.is_null())
    refuse_failure(ending, failure);
  return result;
}

json with_photos(const json& finding, const CheckedDataset& checked) {
  const auto& files = finding.at("photos");
  auto photos = json::array();
  for (const auto& file : files)
    if (photos.size() < kMostPhotos) photos.push_back(to_json(checked.photo(file.get<std::string>())));
  return {{"code", finding.at("code")},
          {"message", checked.readable(finding.at("message"))},
          {"field", finding.at("field")},
          {"photo_count", files.size()},
          {"photos", photos}};
}

json with_photos_each(const json& findings, const CheckedDataset& checked) {
  auto list = json::array();
  for (const auto& finding : findings) list.push_back(with_photos(finding, checked));
  return list;
}

json cannot_join(const CheckedDataset& checked) {
  std::string reasons;
  auto photos = json::array();
  for (const auto& [photo, reason] : checked.skipped()) {
    reasons += (reasons.empty() ? "" : "; ") + photo.filename + ": " + reason;
    if (photos.size() < kMostPhotos) photos.push_back(to_json(CheckedDataset::field_photo(photo)));
  }
  return {{"code", "cannot_join"},
          {"message", "Annotated photos that cannot join the dataset and go on waiting: " + reasons},
          {"field", "add_annotated"},
          {"photo_count", checked.skipped().size()},
          {"photos", photos}};
}

json outcome(const PreparedRequest& ready, const CheckedDataset& checked, const json& result) {
  auto warnings = with_photos_each(result.at("warnings"), checked);
  if (!checked.skipped().empty()) warnings.push_back(cannot_join(checked));
  return {{"dataset", ready.request.dataset},
          {"base", ready.request.base},
          {"options", to_json(static_cast<const TrainingOptions&>(ready.request))},
          {"refusals", with_photos_each(result.at("refusals"), checked)},
          {"warnings", warnings},
          {"joining", checked.joining().size()},
          {"train", result.at("train")},
          {"val", result.at("val")},
          {"free_memory_bytes", result.at("free_memory_bytes")},
          {"free_disk_bytes", result.at("free_disk_bytes")},
          {"estimate", result.at("estimate")}};
}

json refused(const TrainingRequest& request, const Error& error) {
  const json refusal{{"code", name_of(error.code())},
                     {"message", error.what()},
                     {"field", error.field()},
                     {"photo_count", 0},
                     {"photos", json::array()}};
  return {{"dataset", request.dataset},
          {"base", request.base},
          {"options", to_json(static_cast<const TrainingOptions&>(request))},
          {"refusals", json::array({refusal})},
          {"warnings", json::array()},
          {"joining", 0},
          {"train", nullptr},
          {"val", nullptr},
          {"free_memory_bytes", nullptr},
          {"free_disk_bytes", nullptr},
          {"estimate", nullptr}};
}

bool speaks_of_the_request(const Error& error) {
  return error.code() == ErrorCode::kInvalidInput || error.code() == ErrorCode::kNotFound ||
         error.code() == ErrorCode::kConflict || error.code() == ErrorCode::kUnavailable;
}

json try_out(App& app, const TrainingRequest& request, const std::stop_token& stop) {
  const auto ready = prepared(app, request);
  app.db.read([](Transaction& sql) { check_no_run(sql); });
  const auto lock = check_lock(app, stop);
  const auto folder = app.home.runs() / ".check";
  const CheckedDataset checked = dataset_to_check(app, ready.request, folder);
  const auto result = run_trainer(app, write_arguments(app, ready, checked.dataset(), folder), stop);
  return outcome(ready, checked, result);
}

}  // namespace

json check_training(App& app, const TrainingRequest& request, const std::string& asker) {
  const Interruptible::Work work(app.training_checks, asker);  // a run that starts from here on ends it
  try {
    return try_out(app, request, work.token());
  } catch (const Error& error) {
    if (!speaks_of_the_request(error)) throw;
    return refused(request, error);
  }
}

}  // namespace fieldloop
