#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "core/vocabulary.h"
#include "evaluate/evaluate.h"

namespace fieldloop {

class Transaction;

// A model version.
struct ModelRow {
  ModelId id;
  std::string name;
  std::string family;
  int version = 1;
  ModelState state = ModelState::kCandidate;
  std::string folder;  // relative to home; empty when only the name is known
  std::vector<std::string> classes;
  int image_size = 0;
  std::optional<ModelId> parent;
  std::optional<std::string> dataset_version;
  std::optional<RunId> run;
  std::optional<SplitFigures> metrics;
  std::string notes;
  Timestamp created_at{};
  std::optional<Timestamp> deployed_at;
};

// All throw soci::soci_error, which Database::read and write translate.
std::vector<ModelRow> list_models(Transaction& sql);  // newest first
std::optional<ModelRow> find_model(Transaction& sql, ModelId id);
std::optional<ModelRow> find_model(Transaction& sql, std::string_view name);
std::optional<ModelRow> find_deployed_model(Transaction& sql);
bool any_model_with_weights(Transaction& sql);

// Stores a new version; id and created_at are given here, state as in the row but never kDeployed.
ModelId insert_model(Transaction& sql, const ModelRow& model);

// The highest version of the family, 0 when it has none.
int newest_version(Transaction& sql, std::string_view family);

// Makes it the one deployed version; the one before is retired and the change recorded in `deployments`.
void deploy_model(Transaction& sql, ModelId id, const std::string& note);

// What was deployed before the present version, by the record of deployments.
std::optional<ModelId> previously_deployed(Transaction& sql);

}  // namespace fieldloop
