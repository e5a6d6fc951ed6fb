#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "storage/learning/model_store.h"

namespace fieldloop {

struct App;

ModelRow get_model(App& app, const std::string& name);  // throws Error(kNotFound)
ModelRow deployed_model(App& app);                      // throws Error(kUnavailable) when none is
std::vector<ModelRow> list_models(App& app);            // newest first

// Whether a deployment happened; when the gate did not let it, why and the comparison it judged by.
struct DeployOutcome {
  bool deployed = false;
  ModelRow model;
  std::string reason;
  nlohmann::json comparison;  // null when there was nothing to compare with
};

// Makes the model the deployed one when the gate passes: compared with the present one on the validation
// photos of the model's dataset and the reviewed empty field photos. `force` goes past the gate, and the
// record says so.
DeployOutcome deploy(App& app, const std::string& name, bool force, const std::string& note);

// Deploys what was deployed before; doing it twice returns to where it began. Throws Error(kConflict) when
// nothing was.
ModelRow roll_back(App& app);

// Makes models/<family>/weights/ agree with the database: best.* is the deployed version, best_backup.* the
// one before it. For after a deployment and for start, where a kill may have come between.
void repair_deployed_files(App& app);

nlohmann::json to_json(App& app, const ModelRow& model);  // the API's Model

}  // namespace fieldloop
