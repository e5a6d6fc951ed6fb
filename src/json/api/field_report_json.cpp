#include "json/api/field_report_json.h"

#include <nlohmann/json.hpp>

#include "json/api/optional_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json estimate_json(const std::optional<Estimate>& estimate) {
  if (!estimate) return nullptr;
  return {{"value", estimate->value},
          {"low", estimate->low},
          {"high", estimate->high},
          {"observations", estimate->observations}};
}

json slice_json(const FieldSlice& slice) {
  const auto& found = slice.performance;
  return {{"name", slice.name},
          {"photos_with_boxes", slice.population.alarms},
          {"photos_without_boxes", slice.population.silent},
          {"judged_photos", found.photos},
          {"judged_bursts_without_boxes", found.silent_bursts},
          {"precision", estimate_json(found.precision)},
          {"recall", estimate_json(found.recall)}};
}

json slices_json(const std::vector<FieldSlice>& slices) {
  auto list = json::array();
  for (const auto& slice : slices) list.push_back(slice_json(slice));
  return list;
}

}  // namespace

json to_json(const FieldReport& report) {
  auto object = slice_json({"", report.population, report.overall});
  object.erase("name");
  object["model"] = or_null(report.model);
  object["least_observations"] = kLeastObservations;
  object["weeks"] = slices_json(report.weeks);
  object["cameras"] = slices_json(report.cameras);
  object["lights"] = slices_json(report.lights);
  return object;
}

}  // namespace fieldloop
