#include "json/api/annotation_json.h"

#include <nlohmann/json.hpp>

#include "json/api/optional_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json corners(const NormBox& box) {
  return {{"x_min", box.x_min}, {"y_min", box.y_min}, {"x_max", box.x_max}, {"y_max", box.y_max}};
}

json conflict_json(const LabelConflict& conflict) {
  const auto& [file, photo, ours] = conflict;
  return {{"photo_id", file.photo.value},
          {"filename", photo.filename},
          {"width", photo.size.width},
          {"height", photo.size.height},
          {"file", "data/to_annotate/" + file.path},
          {"found_at", to_iso8601(file.found_at)},
          {"problem", or_null(file.problem)},
          {"text", file.text},
          {"theirs", to_json(file.boxes)},
          {"ours", ours ? to_json(ours->boxes) : json::array()},
          {"revision", ours ? ours->revision : 0}};
}

json problem_json(const LabelFileRow& file) {
  return {{"file", "data/to_annotate/" + file.path},
          {"photo_id", or_null(file.photo)},
          {"problem", file.problem.value_or("")}};
}

}  // namespace

json to_json(const std::vector<AnnotationBox>& boxes) {
  auto list = json::array();
  for (const auto& each : boxes) {
    auto box = corners(each.box);
    box["class_name"] = each.class_name;
    box["origin"] = name_of(each.origin);
    list.push_back(std::move(box));
  }
  return list;
}

json to_json(const AnnotationRow& annotation) {
  return {{"photo_id", annotation.photo.value},
          {"boxes", to_json(annotation.boxes)},
          {"is_empty", annotation.boxes.empty()},
          {"revision", annotation.revision},
          {"updated_at", to_iso8601(annotation.updated_at)}};
}

json to_json(const Proposals& proposals) {
  auto boxes = json::array();
  for (const auto& each : proposals.boxes) {
    auto box = corners(each.box);
    box["class_name"] = each.class_name;
    box["confidence"] = each.confidence;
    boxes.push_back(std::move(box));
  }
  return {{"model_name", proposals.model_name}, {"boxes", boxes}};
}

json to_json(const LabelSweep& sweep) {
  return {{"read", sweep.read},
          {"conflicts", sweep.conflicts},
          {"problems", sweep.problems},
          {"unsettled", sweep.unsettled}};
}

json to_json(const LabelReport& report) {
  auto conflicts = json::array();
  for (const auto& each : report.conflicts) conflicts.push_back(conflict_json(each));
  auto problems = json::array();
  for (const auto& each : report.problems) problems.push_back(problem_json(each));
  return {{"conflicts", conflicts}, {"problems", problems}};
}

}  // namespace fieldloop
