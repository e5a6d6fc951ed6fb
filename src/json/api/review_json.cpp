#include "json/api/review_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "json/api/optional_json.h"
#include "json/api/photo_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json box_json(const DetectionRow& box) {
  return {{"id", box.id.value},
          {"class_name", box.class_name},
          {"confidence", box.confidence},
          {"x_min", box.box.x_min},
          {"y_min", box.box.y_min},
          {"x_max", box.box.x_max},
          {"y_max", box.box.y_max},
          {"verdict", name_or_null(box.verdict)},
          {"verdict_class", or_null(box.verdict_class)}};
}

json boxes_json(const std::vector<ModelBox>& boxes) {
  auto array = json::array();
  for (const auto& box : boxes)
    array.push_back({{"class_name", box.class_name},
                     {"confidence", box.confidence},
                     {"x_min", box.box.x_min},
                     {"y_min", box.box.y_min},
                     {"x_max", box.box.x_max},
                     {"y_max", box.box.y_max},
                     {"matched", box.matched}});
  return array;
}

// The names of a vocabulary as a sentence lists them: "a, b or c".
template <class Values>
std::string listed(const Values& all) {
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) text += i + 1 < all.size() ? ", " : " or ";
    text += name_of(all[i]);
  }
  return text;
}

template <class Value, class Values>
Value known(std::optional<Value> value, const char* member, const Values& all) {
  if (value) return *value;
  throw Error(ErrorCode::kInvalidInput, fmt::format("{} must be {}", member, listed(all)), member);
}

}  // namespace

json to_json(const Timeline& timeline) {
  auto sections = json::array();
  for (const auto& section : timeline.sections)
    sections.push_back({{"key", section.key}, {"photos", section.photos}});
  return {{"total", timeline.total}, {"sections", std::move(sections)}, {"head", array_json(timeline.head)}};
}

json to_json(const TimelinePhoto& entry) {
  const auto& photo = entry.photo;
  auto boxes = json::array();
  for (const auto& box : entry.boxes) boxes.push_back(box_json(box));
  return {{"id", photo.id.value},
          {"filename", photo.filename},
          {"width", photo.size.width},
          {"height", photo.size.height},
          {"captured_at", to_iso8601(photo.captured_at)},
          {"utc_offset_minutes", photo.utc_offset_minutes},
          {"camera", photo.camera},
          {"light", name_or_null(photo.light)},
          {"verdict", name_or_null(photo.verdict)},
          {"verdict_class", or_null(photo.verdict_class)},
          {"marked", photo.marked},
          {"mark_reason", name_or_null(photo.mark_reason)},
          {"note", or_null(photo.mark_note)},
          {"annotated", photo.annotated},
          {"annotated_empty", photo.annotated_empty},
          {"model_name", or_null(photo.model_name)},
          {"boxes", std::move(boxes)}};
}

json to_json(const TimelinePlace& place) {
  return {{"section", place.section}, {"offset", place.offset}, {"index", place.index}};
}

json to_json(const NextPhoto& next) {
  return {{"photo", to_json(next.photo)}, {"section", next.place.section}, {"offset", next.place.offset}};
}

json to_json(const FalseAlarmGroup& group) {
  const auto& target = group.target;
  return {{"camera", target.camera},
          {"class_name", target.class_name},
          {"model_name", target.model_name},
          {"x_min", target.box.x_min},
          {"y_min", target.box.y_min},
          {"x_max", target.box.x_max},
          {"y_max", target.box.y_max},
          {"photos", group.photos},
          {"boxes", group.boxes},
          {"events", group.events},
          {"first_at", to_iso8601(group.first_at)},
          {"last_at", to_iso8601(group.last_at)},
          {"max_confidence", group.max_confidence},
          {"sample", array_json(group.sample)}};
}

json to_json(const PhotoDifference& each) {
  return {{"photo", to_json(each.photo)},       {"a", boxes_json(each.difference.a)},
          {"b", boxes_json(each.difference.b)}, {"only_a", each.difference.only_a},
          {"only_b", each.difference.only_b},   {"difference", each.difference.difference}};
}

json to_json(const ModelDifferences& differences) {
  return {{"total", differences.total},
          {"waiting_a", differences.waiting_a},
          {"waiting_b", differences.waiting_b},
          {"photos", array_json(differences.photos)}};
}

json to_json(const SavedFilter& filter) { return {{"name", filter.name}, {"query", filter.query}}; }

json to_json(const VerdictHistory& history) {
  return {{"undo", or_null(history.undo)}, {"redo", or_null(history.redo)}};
}

json to_json(const VerdictResult& result) {
  json object = to_json(result.history);
  object["action_id"] = result.action;
  object["text"] = result.text;
  object["count"] = result.count;
  object["photos"] = array_json(result.photos);
  object["problems"] = result.problems;
  return object;
}

Verdict verdict_from(const std::string& name) { return known(verdict_named(name), "verdict", kAllVerdicts); }

VerdictAction verdict_action_from(const std::string& name) {
  return known(verdict_action_named(name), "verdict", kAllVerdictActions);
}

MarkReason mark_reason_from(const std::string& name) {
  if (const auto reason = mark_reason_named(name)) return *reason;
  throw Error(ErrorCode::kInvalidInput,
              "reason must be one of missed, false_positive, wrong_class, bad_box, other", "reason");
}

PhotoLight photo_light_from(const std::string& name) {
  return known(photo_light_named(name), "light", kAllPhotoLights);
}

TimelineSort timeline_sort_from(const std::string& name) {
  return known(timeline_sort_named(name), "sort", kAllTimelineSorts);
}

}  // namespace fieldloop
