#include <spdlog/spdlog.h>

#include <optional>
#include <stop_token>

#include "core/error.h"
#include "files/atomic_file.h"
#include "home/deployed_detector.h"
#include "home/events.h"
#include "home/home.h"
#include "home/set_aside.h"
#include "models/models.h"
#include "storage/learning/training_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

bool has_weights(const Home& home, const ModelRow& model) {
  return !model.folder.empty() && fs::exists(home.root() / model.folder / "best.onnx");
}

// The dataset the model learned from; empty, the active one, for a model that did not learn here.
std::string dataset_of(const Database& db, const ModelRow& model) {
  if (!model.run) return {};
  const auto run = db.read([&](Transaction& sql) { return find_training_run(sql, *model.run); });
  return run ? run->dataset : std::string();
}

void check_deployable(const Home& home, const ModelRow& model) {
  if (model.state == ModelState::kDeployed)
    throw Error(ErrorCode::kConflict, model.name + " is the deployed model already.");
  if (!has_weights(home, model))
    throw Error(ErrorCode::kConflict, model.name + " has no weights here, so it cannot be deployed.");
}

std::string joined(const std::vector<std::string>& reasons) {
  std::string text;
  for (const auto& reason : reasons) text += (text.empty() ? "" : " ") + reason;
  return text;
}

// What the gate says of the candidate against the deployed model.
DeployOutcome judged(const Models& models, const ModelRow& candidate, const ComparisonNames& names) {
  DeployOutcome outcome;
  outcome.model = candidate;
  try {
    outcome.comparison = models.compare_now(names, {}, {});
    outcome.deployed = outcome.comparison->gate.passed;
    outcome.reason = joined(outcome.comparison->gate.reasons);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kNotFound && error.code() != ErrorCode::kInvalidInput) throw;
    outcome.reason = std::string("It cannot be compared with the deployed model: ") + error.what();
  }
  return outcome;
}

std::optional<ModelRow> deployed_now(const Database& db) {
  return db.read([](Transaction& sql) { return find_deployed_model(sql); });
}

std::optional<ModelRow> deployed_before(const Database& db) {
  return db.read([](Transaction& sql) -> std::optional<ModelRow> {
    const auto id = previously_deployed(sql);
    return id ? find_model(sql, *id) : std::nullopt;
  });
}

bool same_content(const fs::path& a, const fs::path& b) {
  return fs::exists(b) && fs::file_size(a) == fs::file_size(b) && read_file(a) == read_file(b);
}

// Whether a version in the family's folder has these weights, known to the database or not.
bool are_of_a_version(const fs::path& weights) {
  const auto versions = weights.parent_path().parent_path() / "versions";
  if (!fs::exists(versions)) return false;
  for (const auto& version : fs::directory_iterator(versions))
    if (same_content(weights, version.path() / ("best" + weights.extension().string()))) return true;
  return false;
}

// Weights that lie nowhere else are kept: a person may have put them here.
void make_way(const Home& home, const fs::path& weights) {
  if (!fs::exists(weights) || are_of_a_version(weights)) return;
  const auto place = set_aside(home, weights);
  spdlog::warn("{} were the weights of no model version here; they are {} now", weights.string(),
               place.string());
}

void copy_weights(const Home& home, const ModelRow& from, const fs::path& folder, const std::string& stem) {
  fs::create_directories(folder);
  for (const std::string extension : {".onnx", ".pt"}) {
    const auto source = home.root() / from.folder / ("best" + extension);
    const auto target = folder / (stem + extension);
    if (fs::exists(source) && same_content(source, target)) continue;
    make_way(home, target);
    if (fs::exists(source))
      copy_file_atomically(source, target);
    else
      fs::remove(target);
  }
}

void put_weights_right(const ModelsParts& parts) {
  const auto deployed = deployed_now(parts.db);
  if (!deployed || !has_weights(parts.home, *deployed)) return;
  const auto folder = parts.home.models() / deployed->family / "weights";
  const auto before = deployed_before(parts.db);
  if (before && has_weights(parts.home, *before)) copy_weights(parts.home, *before, folder, "best_backup");
  copy_weights(parts.home, *deployed, folder, "best");
}

void make_deployed(const ModelsParts& parts, const ModelRow& model, const std::string& note,
                   const std::string& activity) {
  parts.db.write([&](Transaction& sql) {
    deploy_model(sql, model.id, note);
    add_activity(sql, "deployment", activity);
  });
  put_weights_right(parts);
  parts.detector.reload();
  parts.events.publish("models", {{"name", model.name}});
}

}  // namespace

DeployOutcome Models::deploy(const std::string& name, bool force, const std::string& note) const {
  const auto model = get(name);
  check_deployable(parts_.home, model);
  const auto present = deployed_now(parts_.db);
  DeployOutcome outcome{true, model, "", {}};
  if (present && has_weights(parts_.home, *present) && !force)
    outcome = judged(*this, model, {present->name, name, dataset_of(parts_.db, model), "val"});
  if (!outcome.deployed) return outcome;
  const std::string how = force ? " deployed past the gate" : " deployed";
  make_deployed(parts_, model, force ? "forced. " + note : note,
                name + how + (note.empty() ? "" : ": " + note));
  outcome.model = get(name);
  return outcome;
}

ModelRow Models::roll_back() const {
  const auto present = deployed();
  const auto earlier = deployed_before(parts_.db);
  if (!earlier || !has_weights(parts_.home, *earlier))
    throw Error(ErrorCode::kConflict,
                "No model was deployed before " + present.name + ", so there is nothing to roll back to.");
  make_deployed(parts_, *earlier, "rolled back from " + present.name,
                "Rolled back from " + present.name + " to " + earlier->name);
  return get(earlier->name);
}

void Models::repair_deployed_files() const { put_weights_right(parts_); }

}  // namespace fieldloop
