#include "training/candidate.h"

#include <fmt/format.h>

#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "home/events.h"
#include "home/home.h"
#include "models/models.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"
#include "training/run_report.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

void copy_weights(const fs::path& run_folder, const fs::path& version_folder) {
  fs::create_directories(version_folder);
  for (const char* name : {"best.onnx", "best.pt"}) {
    if (!fs::exists(run_folder / name))
      throw Error(ErrorCode::kInternal, "The trainer ended without writing " + (run_folder / name).string() +
                                            "; see train.log beside it.");
    copy_file_atomically(run_folder / name, version_folder / name);
  }
}

bool holds_other_weights(const fs::path& version_folder, const fs::path& run_folder) {
  const auto weights = version_folder / "best.onnx";
  return fs::exists(weights) && read_file(weights) != read_file(run_folder / "best.onnx");
}

fs::path versions_of(const Home& home, const TrainingRunRow& run) {
  return home.models() / run.dataset / "versions";
}

// Beside an older copy of the database there are versions that it does not know; a kill leaves one without a
// row that has these weights.
int free_version(const TrainingParts& parts, const TrainingRunRow& run) {
  int version = 1 + parts.db.read([&](Transaction& sql) { return newest_version(sql, run.dataset); });
  while (holds_other_weights(versions_of(parts.home, run) / std::to_string(version),
                             parts.home.root() / run.folder))
    ++version;
  return version;
}

// Everything but what it measures and learned from.
ModelRow version_in(const Home& home, const fs::path& folder, const TrainingRunRow& run, int version) {
  ModelRow model;
  model.name = run.dataset + "-v" + std::to_string(version);
  model.family = run.dataset;
  model.version = version;
  model.folder = home.relative(folder);
  model.parent = run.base;
  model.dataset_version = run.dataset_version;
  model.run = run.id;
  model.notes = run.request.notes;
  return model;
}

// Measures the version's artefact and writes the run's report.
void measure(const TrainingParts& parts, const TrainingRunRow& run, ModelRow& model,
             const ProgressFn& progress, std::stop_token stop) {
  const Detector detector(parts.home.root() / model.folder / "best.onnx", {.threads = 1});
  const auto dataset = parts.datasets.open(run.dataset);
  const auto evaluation = parts.models.evaluate(detector, dataset, Split::kVal, progress, std::move(stop));
  write_run_report({parts.home.root() / run.folder, model.name, run.dataset, dataset, evaluation});
  model.classes = detector.class_names();
  model.image_size = detector.image_size();
  model.metrics = SplitFigures{evaluation.metrics, run.dataset, "val"};
}

}  // namespace

ModelRow make_candidate(const TrainingParts& parts, const TrainingRunRow& run, const ProgressFn& progress,
                        std::stop_token stop) {
  const int version = free_version(parts, run);
  const auto folder = versions_of(parts.home, run) / std::to_string(version);
  copy_weights(parts.home.root() / run.folder, folder);
  auto model = version_in(parts.home, folder, run, version);
  measure(parts, run, model, progress, std::move(stop));
  parts.db.write([&](Transaction& sql) {
    auto finished = run;
    finished.model = model.id = insert_model(sql, model);
    update_training_run(sql, finished);
    add_activity(sql, "training",
                 fmt::format("{} trained, mAP50 {:.3f} on val", model.name, model.metrics->map50));
  });
  parts.events.publish("models", {{"name", model.name}});
  return model;
}

}  // namespace fieldloop
