#include "json/api/model_json.h"

#include <nlohmann/json.hpp>

#include "json/api/optional_json.h"
#include "json/stored/comparison_json.h"
#include "json/stored/evaluation_json.h"
#include "photos/image_urls.h"

namespace fieldloop {
namespace {

using nlohmann::json;

// Gives each entry the address under which the API serves its photo.
void add_addresses(json& entries, const ComparisonNames& names) {
  for (auto& entry : entries) {
    const auto filename = entry.at("filename").get<std::string>();
    entry["image_url"] = entry.at("of_field").get<bool>()
                             ? photo_url(filename)
                             : dataset_image_url(names.dataset, names.split, filename);
    entry.erase("of_field");
  }
}

}  // namespace

json to_json(const ModelVersion& model) {
  const auto& row = model.row;
  return {{"id", row.id.value},
          {"name", row.name},
          {"state", name_of(row.state)},
          {"classes", row.classes},
          {"image_size", row.image_size},
          {"parent", or_null(model.parent)},
          {"dataset_version", or_null(row.dataset_version)},
          {"created_at", to_iso8601(row.created_at)},
          {"deployed_at", or_null(row.deployed_at)},
          {"metrics", row.metrics ? json_of(*row.metrics) : json(nullptr)},
          {"notes", row.notes},
          {"shown_on", model.shown_on},
          {"run_id", or_null(row.run)}};
}

json to_json(const Comparison& comparison) {
  auto object = json_of(comparison);
  add_addresses(object["animals"], comparison.names);
  add_addresses(object["photos"], comparison.names);
  return object;
}

json to_json(const Evaluation& evaluation) { return json_of(evaluation); }

}  // namespace fieldloop
