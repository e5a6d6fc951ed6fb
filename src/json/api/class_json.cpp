#include "json/api/class_json.h"

#include <nlohmann/json.hpp>

#include "json/api/optional_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json offered_json(const OfferedClass& offered, std::size_t id) {
  return {{"id", id},
          {"name", offered.name},
          {"color", or_null(offered.color)},
          {"shortcut", or_null(offered.shortcut)}};
}

}  // namespace

json to_json(const std::vector<OfferedClass>& classes) {
  auto list = json::array();
  for (const auto& each : classes) list.push_back(offered_json(each, list.size()));
  return list;
}

json to_json(const std::vector<ClassUsage>& classes) {
  auto list = json::array();
  for (const auto& each : classes) {
    auto entry = offered_json(each.offered, list.size());
    entry["photos"] = each.photos;
    entry["boxes"] = each.boxes;
    entry["dataset_boxes"] = each.dataset_boxes;
    entry["datasets"] = each.datasets;
    entry["models"] = each.models;
    list.push_back(std::move(entry));
  }
  return list;
}

json to_json(const ClassChange& change) {
  auto datasets = json::array();
  for (const auto& each : change.datasets)
    datasets.push_back(
        {{"name", each.name}, {"labels", each.labels}, {"boxes", each.boxes}, {"keeps_id", each.keeps_id}});
  return {{"from", change.from},     {"into", change.into},   {"merge", change.merge},
          {"photos", change.photos}, {"boxes", change.boxes}, {"datasets", datasets},
          {"models", change.models}};
}

}  // namespace fieldloop
