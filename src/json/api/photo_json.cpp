#include "json/api/photo_json.h"

#include <algorithm>

#include "json/api/optional_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json bbox(const NormBox& box) {
  return {{"x", box.x_center()},        {"y", box.y_center()},  {"x_center", box.x_center()},
          {"y_center", box.y_center()}, {"width", box.width()}, {"height", box.height()},
          {"x_min", box.x_min},         {"y_min", box.y_min},   {"x_max", box.x_max},
          {"y_max", box.y_max}};
}

json outcome_json(const IngestOutcome& outcome) {
  json entry{{"filename", outcome.filename}, {"status", name_of(outcome.status)}};
  if (outcome.photo) entry["photo_id"] = outcome.photo->value;
  if (!outcome.reason.empty()) entry["reason"] = outcome.reason;
  if (outcome.time_unknown && outcome.status == IngestOutcome::Status::kAdded) entry["time_unknown"] = true;
  return entry;
}

const char* review_state(const PhotoRow& photo) {
  if (!photo.annotated) return "unreviewed";
  return photo.annotated_empty ? "annotated_empty" : "annotated";
}

}  // namespace

json to_json(const DetectionRow& detection) {
  return {{"id", detection.id.value},
          {"photo_id", detection.photo.value},
          {"class_name", detection.class_name},
          {"confidence", detection.confidence},
          {"bbox", bbox(detection.box)},
          {"model_name", detection.model_name},
          {"created_at", to_iso8601(detection.created_at)}};
}

json to_json(const PhotoView& view) {
  const auto& photo = view.photo;
  return {{"id", photo.id.value},
          {"filename", photo.filename},
          {"filepath", photo.filepath},
          {"width", photo.size.width},
          {"height", photo.size.height},
          {"captured_at", to_iso8601(photo.captured_at)},
          {"utc_offset_minutes", photo.utc_offset_minutes},
          {"created_at", to_iso8601(photo.created_at)},
          {"session_id", or_null(photo.session)},
          {"has_detections", !view.detections.empty()},
          {"detection_count", view.detections.size()},
          {"marked_for_retraining", photo.marked},
          {"marked_at", or_null(photo.marked_at)},
          {"mark_reason", name_or_null(photo.mark_reason)},
          {"mark_note", or_null(photo.mark_note)},
          {"camera", photo.camera},
          {"annotated", photo.annotated},
          {"review_state", review_state(photo)},
          {"detections", array_json(view.detections)}};
}

json to_json(const ClassCountRow& entry) {
  return {{"class_name", entry.class_name}, {"count", entry.count}};
}

json to_json(const Statistics& statistics) {
  const auto& totals = statistics.totals;
  const auto& classes = statistics.classes;
  const double average =
      totals.photos == 0 ? 0
                         : static_cast<double>(statistics.detections) / static_cast<double>(totals.photos);
  return {{"total_photos", totals.photos},
          {"photos_with_detections", totals.with_detections},
          {"total_detections", statistics.detections},
          {"detection_classes", array_json(classes)},
          {"avg_detections_per_photo", average},
          {"unique_classes", classes.size()},
          {"most_detected_class", classes.empty() ? json(nullptr) : json(classes.front().class_name)},
          {"latest_photo_time", or_null(totals.latest)},
          {"oldest_photo_time", or_null(totals.oldest)},
          {"active_session_id", or_null(statistics.active_session)},
          {"marked_count", totals.marked},
          {"annotated_count", totals.annotated},
          {"waiting_count", totals.waiting},
          {"deployed_model", or_null(statistics.deployed_model)}};
}

json to_json(const SessionRow& session) {
  return {{"id", session.id.value},
          {"name", session.name},
          {"started_at", to_iso8601(session.started_at)},
          {"ended_at", or_null(session.ended_at)},
          {"photo_count", session.photo_count},
          {"is_active", !session.ended_at}};
}

json to_json(const CameraRow& camera) { return {{"name", camera.name}, {"photo_count", camera.photo_count}}; }

json to_json(const ActivityRow& entry) {
  return {{"at", to_iso8601(entry.at)},
          {"kind", entry.kind},
          {"text", entry.text},
          {"photo_id", or_null(entry.photo)}};
}

json to_json(const std::vector<IngestOutcome>& outcomes) {
  using Status = IngestOutcome::Status;
  const auto count = [&](Status status) {
    return std::ranges::count(outcomes, status, &IngestOutcome::status);
  };
  auto files = json::array();
  for (const auto& outcome : outcomes) files.push_back(outcome_json(outcome));
  return {{"added", count(Status::kAdded)},
          {"duplicates", count(Status::kDuplicate)},
          {"refused", count(Status::kRefused)},
          {"files", files}};
}

json to_json(const ImportReport& report) {
  auto refused = json::array();
  for (const auto& outcome : report.refused)
    refused.push_back({{"filename", outcome.filename}, {"reason", outcome.reason}});
  return {{"session_id", or_null(report.session)},
          {"added", report.added},
          {"duplicates", report.duplicates},
          {"refused", report.refused.size()},
          {"refused_files", refused},
          {"seconds", report.seconds},
          {"stopped", report.stopped}};
}

}  // namespace fieldloop
