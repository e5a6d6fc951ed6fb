#include "protocol/check_json.h"

#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

using nlohmann::json;

json findings_json(const std::vector<RunFinding>& findings) {
  auto list = json::array();
  for (const auto& finding : findings) {
    auto photos = json::array();
    for (const auto& photo : finding.photos) photos.push_back(photo.string());
    list.push_back(
        {{"code", finding.code}, {"message", finding.message}, {"field", finding.field}, {"photos", photos}});
  }
  return list;
}

std::vector<RunFinding> findings_in(const json& list) {
  std::vector<RunFinding> findings;
  for (const auto& entry : list) {
    auto& finding = findings.emplace_back();
    entry.at("code").get_to(finding.code);
    entry.at("message").get_to(finding.message);
    entry.at("field").get_to(finding.field);
    for (const auto& photo : entry.at("photos")) finding.photos.emplace_back(photo.get<std::string>());
  }
  return findings;
}

SplitCounts counts_in(const json& object) {
  SplitCounts counts;
  object.at("photos").get_to(counts.photos);
  object.at("empty_photos").get_to(counts.empty_photos);
  object.at("boxes").get_to(counts.boxes);
  for (const auto& entry : object.at("classes"))
    counts.classes.push_back(
        {entry.at("class_name").get<std::string>(), entry.at("count").get<std::size_t>()});
  return counts;
}

RunEstimate estimate_in(const json& object) {
  RunEstimate estimate;
  object.at("seconds").get_to(estimate.seconds);
  object.at("epoch_seconds").get_to(estimate.seconds_an_epoch);
  object.at("photos").get_to(estimate.photos);
  object.at("memory_bytes").get_to(estimate.memory_bytes);
  object.at("disk_bytes").get_to(estimate.disk_bytes);
  object.at("threads").get_to(estimate.threads);
  estimate.precision =
      precision_named(object.at("precision").get<std::string>()).value_or(Precision::kFloat32);
  return estimate;
}

}  // namespace

json json_of(const SplitCounts& counts) {
  auto classes = json::array();
  for (const auto& [class_name, count] : counts.classes)
    classes.push_back({{"class_name", class_name}, {"count", count}});
  return {{"photos", counts.photos},
          {"empty_photos", counts.empty_photos},
          {"boxes", counts.boxes},
          {"classes", classes}};
}

json json_of(const RunEstimate& estimate) {
  return {{"seconds", estimate.seconds},
          {"epoch_seconds", estimate.seconds_an_epoch},
          {"photos", estimate.photos},
          {"memory_bytes", estimate.memory_bytes},
          {"disk_bytes", estimate.disk_bytes},
          {"threads", estimate.threads},
          {"precision", name_of(estimate.precision)}};
}

json json_of(const RunCheck& check) {
  return {{"refusals", findings_json(check.refusals)},
          {"warnings", findings_json(check.warnings)},
          {"train", json_of(check.train)},
          {"val", json_of(check.val)},
          {"free_memory_bytes", check.room.memory},
          {"free_disk_bytes", check.room.disk},
          {"estimate", check.estimate ? json_of(*check.estimate) : json(nullptr)}};
}

RunCheck run_check_in(const json& object) {
  RunCheck check;
  check.refusals = findings_in(object.at("refusals"));
  check.warnings = findings_in(object.at("warnings"));
  check.train = counts_in(object.at("train"));
  check.val = counts_in(object.at("val"));
  object.at("free_memory_bytes").get_to(check.room.memory);
  object.at("free_disk_bytes").get_to(check.room.disk);
  if (const auto& estimate = object.at("estimate"); !estimate.is_null())
    check.estimate = estimate_in(estimate);
  return check;
}

}  // namespace fieldloop
