#include "models/models.h"

#include <stop_token>

#include "app/app.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "models/comparison.h"
#include "storage/learning/training_store.h"
#include "storage/photos/day_counts.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool has_weights(const App& app, const ModelRow& model) {
  return !model.folder.empty() && fs::exists(app.home.root() / model.folder / "best.onnx");
}

// The dataset the model learned from; empty, the active one, for a model that did not learn here.
std::string dataset_of(App& app, const ModelRow& model) {
  if (!model.run) return {};
  const auto run = app.db.read([&](Transaction& sql) { return find_training_run(sql, *model.run); });
  return run ? run->dataset : std::string();
}

void check_deployable(const App& app, const ModelRow& model) {
  if (model.state == "deployed")
    throw Error(ErrorCode::kConflict, model.name + " is the deployed model already.");
  if (!has_weights(app, model))
    throw Error(ErrorCode::kConflict, model.name + " has no weights here, so it cannot be deployed.");
}

std::string joined(const json& reasons) {
  std::string text;
  for (const auto& reason : reasons) text += (text.empty() ? "" : " ") + reason.get<std::string>();
  return text;
}

// What the gate says of the candidate against the deployed model.
DeployOutcome judged(App& app, const ModelRow& candidate, const ModelRow& deployed) {
  DeployOutcome outcome;
  outcome.model = candidate;
  try {
    outcome.comparison =
        compare_now(app, {deployed.name, candidate.name, dataset_of(app, candidate), "val"}, {}, {});
    outcome.deployed = outcome.comparison["gate"]["passed"].get<bool>();
    outcome.reason = joined(outcome.comparison["gate"]["reasons"]);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kNotFound && error.code() != ErrorCode::kInvalidInput) throw;
    outcome.reason = std::string("It cannot be compared with the deployed model: ") + error.what();
  }
  return outcome;
}

void make_deployed(App& app, const ModelRow& model, const std::string& note, const std::string& activity) {
  app.db.write([&](Transaction& sql) {
    deploy_model(sql, model.id, note);
    add_activity(sql, "deployment", activity);
  });
  repair_deployed_files(app);
  app.detector.reload();
  app.events.publish("models", {{"name", model.name}});
}

std::optional<ModelRow> deployed_now(App& app) {
  return app.db.read([](Transaction& sql) { return find_deployed_model(sql); });
}

bool same_content(const fs::path& a, const fs::path& b) {
  return fs::exists(b) && fs::file_size(a) == fs::file_size(b) && read_file(a) == read_file(b);
}

void copy_weights(const App& app, const ModelRow& from, const fs::path& folder, const std::string& stem) {
  fs::create_directories(folder);
  for (const std::string extension : {".onnx", ".pt"}) {
    const auto source = app.home.root() / from.folder / ("best" + extension);
    const auto target = folder / (stem + extension);
    if (!fs::exists(source))
      fs::remove(target);
    else if (!same_content(source, target))
      copy_file_atomically(source, target);
  }
}

}  // namespace

ModelRow get_model(App& app, const std::string& name) {
  auto model = app.db.read([&](Transaction& sql) { return find_model(sql, std::string_view(name)); });
  if (!model)
    throw Error(ErrorCode::kNotFound, "There is no model " + name + "; fieldloop models lists them.",
                "model");
  return *std::move(model);
}

ModelRow deployed_model(App& app) {
  auto model = deployed_now(app);
  if (!model) throw Error(ErrorCode::kUnavailable, "No model is deployed yet; deploy one first.");
  return *std::move(model);
}

std::vector<ModelRow> list_models(App& app) {
  return app.db.read([](Transaction& sql) { return list_models(sql); });
}

DeployOutcome deploy(App& app, const std::string& name, bool force, const std::string& note) {
  const auto model = get_model(app, name);
  check_deployable(app, model);
  const auto present = deployed_now(app);
  DeployOutcome outcome{true, model, "", nullptr};
  if (present && has_weights(app, *present) && !force) outcome = judged(app, model, *present);
  if (!outcome.deployed) return outcome;
  const std::string how = force ? " deployed past the gate" : " deployed";
  make_deployed(app, model, force ? "forced. " + note : note, name + how + (note.empty() ? "" : ": " + note));
  outcome.model = get_model(app, name);
  return outcome;
}

ModelRow roll_back(App& app) {
  const auto present = deployed_model(app);
  const auto earlier = app.db.read([](Transaction& sql) -> std::optional<ModelRow> {
    const auto id = previously_deployed(sql);
    return id ? find_model(sql, *id) : std::nullopt;
  });
  if (!earlier || !has_weights(app, *earlier))
    throw Error(ErrorCode::kConflict, "No model was deployed before " + present.name +
                                          ", so there is nothing to "
                                          "roll back to.");
  make_deployed(app, *earlier, "rolled back from " + present.name,
                "Rolled back from " + present.name + " to " + earlier->name);
  return get_model(app, earlier->name);
}

void repair_deployed_files(App& app) {
  const auto deployed = deployed_now(app);
  if (!deployed || !has_weights(app, *deployed)) return;
  const auto folder = app.home.models() / deployed->family / "weights";
  const auto before = app.db.read([](Transaction& sql) -> std::optional<ModelRow> {
    const auto id = previously_deployed(sql);
    return id ? find_model(sql, *id) : std::nullopt;
  });
  if (before && has_weights(app, *before)) copy_weights(app, *before, folder, "best_backup");
  copy_weights(app, *deployed, folder, "best");
}

json to_json(App& app, const ModelRow& model) {
  const auto maybe = [](const auto& value) { return value ? json(*value) : json(nullptr); };
  PhotoFilter shown_by;
  shown_by.model = model.name;
  json parent = nullptr;
  if (model.parent)
    parent = app.db.read([&](Transaction& sql) { return find_model(sql, *model.parent).value().name; });
  return {{"id", model.id.value},
          {"name", model.name},
          {"state", model.state},
          {"classes", model.classes},
          {"image_size", model.image_size},
          {"parent", parent},
          {"dataset_version", maybe(model.dataset_version)},
          {"created_at", to_iso8601(model.created_at)},
          {"deployed_at", model.deployed_at ? json(to_iso8601(*model.deployed_at)) : json(nullptr)},
          {"metrics", model.metrics ? json::parse(*model.metrics) : json(nullptr)},
          {"notes", model.notes},
          {"shown_on", app.db.read([&](Transaction& sql) { return count_photos(sql, shown_by); })},
          {"run_id", model.run ? json(model.run->value) : json(nullptr)}};
}

}  // namespace fieldloop
