#include "training/candidate.h"

#include "app/app.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "models/evaluate_model.h"
#include "models/photo_origins.h"
#include "storage/work/activity_store.h"
#include "training/run_report.h"
#include "training/training_request.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

void copy_weights(const fs::path& run_folder, const fs::path& version_folder) {
  fs::create_directories(version_folder);
  for (const char* name : {"best.onnx", "best.pt"}) {
    if (!fs::exists(run_folder / name))
      throw Error(ErrorCode::kInternal, "The trainer ended without writing " + (run_folder / name).string() +
                                            "; see train.log beside it.");
    copy_file_atomically(run_folder / name, version_folder / name);
  }
}

std::vector<fs::path> images_of(const ModelEvaluation& evaluation) {
  std::vector<fs::path> images;
  for (const auto& record : evaluation.photos) images.push_back(record.image);
  return images;
}

fs::path versions_of(const App& app, const TrainingRunRow& run) {
  return app.home.models() / run.dataset / "versions";
}

bool holds_other_weights(const fs::path& version_folder, const fs::path& run_folder) {
  const auto weights = version_folder / "best.onnx";
  return fs::exists(weights) && read_file(weights) != read_file(run_folder / "best.onnx");
}

// Beside an older copy of the database there are versions that it does not know; a kill leaves one without a
// row that has these weights.
int free_version(App& app, const TrainingRunRow& run) {
  int version = 1 + app.db.read([&](Transaction& sql) { return newest_version(sql, run.dataset); });
  while (holds_other_weights(versions_of(app, run) / std::to_string(version), app.home.root() / run.folder))
    ++version;
  return version;
}

std::string two_digits(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

}  // namespace

ModelRow make_candidate(App& app, const TrainingRunRow& run, const ProgressFn& progress,
                        std::stop_token stop) {
  const int version = free_version(app, run);
  const auto folder = versions_of(app, run) / std::to_string(version);
  copy_weights(app.home.root() / run.folder, folder);
  const Detector detector(folder / "best.onnx", {.threads = 1});
  const auto dataset = app.datasets.open(run.dataset);
  auto evaluation = evaluate_model(detector, dataset, Split::kVal, progress, std::move(stop));
  ModelRow model;
  model.name = run.dataset + "-v" + std::to_string(version);
  add_origins(evaluation.photos, origins_of(app, images_of(evaluation)));
  write_run_report({app.home.root() / run.folder, model.name, run.dataset, dataset, evaluation});
  model.family = run.dataset;
  model.version = version;
  model.folder = app.home.relative(folder);
  model.classes = detector.class_names();
  model.image_size = detector.image_size();
  model.parent = run.base;
  model.dataset_version = run.dataset_version;
  model.run = run.id;
  model.metrics = to_json(evaluation.metrics, run.dataset, "val").dump();
  model.notes = stored_training_request(json::parse(run.request)).notes;
  app.db.write([&](Transaction& sql) {
    auto finished = run;
    finished.model = model.id = insert_model(sql, model);
    update_training_run(sql, finished);
    add_activity(sql, "training",
                 model.name + " trained, mAP50 " + two_digits(evaluation.metrics.map50) + " on val");
  });
  app.events.publish("models", {{"name", model.name}});
  return model;
}

}  // namespace fieldloop
