#include "serve/import_tracker.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/app.h"
#include "core/error.h"
#include "core/rate_meter.h"
#include "photos/photos.h"
#include "storage/learning/model_store.h"
#include "storage/photos/session_store.h"
#include "storage/sqlite/tracker_reader.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using Models = std::map<std::string, ModelId>;

constexpr const char* kUnnamedModel = "tracker";
constexpr std::size_t kPortion = 100;

std::string model_name(const TrackerDetection& detection) {
  return detection.model_name.empty() ? kUnnamedModel : detection.model_name;
}

ModelId known_model(Transaction& sql, const std::string& name, const std::set<std::string>& classes) {
  if (const auto known = find_model(sql, name)) return known->id;
  ModelRow row;
  row.name = name;
  row.family = name;
  row.version = newest_version(sql, name) + 1;
  row.state = ModelState::kRetired;
  row.classes.assign(classes.begin(), classes.end());
  row.notes = "From the Python tracker; its weights are not here";
  return insert_model(sql, row);
}

Models known_models(App& app, const std::vector<TrackerPhoto>& photos) {
  std::map<std::string, std::set<std::string>> classes;
  for (const auto& photo : photos)
    for (const auto& row : photo.detections) classes[model_name(row)].insert(row.detection.class_name);
  return app.db.write([&](Transaction& sql) {
    Models models;
    for (const auto& [name, names] : classes) models[name] = known_model(sql, name, names);
    return models;
  });
}

// Where the photo is: as the tracker wrote it, or beside its database, or below data/photos as it kept them.
std::optional<fs::path> find_file(const TrackerRequest& request, const TrackerPhoto& photo) {
  const auto folder = fs::absolute(request.database).parent_path();
  std::vector<fs::path> places;
  if (!request.photos.empty()) places = {request.photos / photo.filepath, request.photos / photo.filename};
  if (!photo.filepath.empty())
    for (const auto& base : {folder, folder.parent_path()}) places.push_back(base / photo.filepath);
  for (const auto& base : {folder, folder / "photos", folder.parent_path() / "photos"})
    places.push_back(base / photo.filename);
  const auto there = [](const fs::path& place) {
    std::error_code error;
    return fs::is_regular_file(place, error);
  };
  const auto found = std::ranges::find_if(places, there);
  return found == places.end() ? std::nullopt : std::optional(*found);
}

PendingPhoto pending(const TrackerPhoto& photo, const std::optional<fs::path>& file, SessionId session) {
  return {photo.filename, [&photo, file, session] {
            if (!file)
              throw Error(ErrorCode::kNotFound,
                          "its file is not there; say with --photos where the photos are now");
            auto incoming = pending_file(*file, "default", session).load();
            incoming.filename = photo.filename;
            incoming.captured_at = photo.captured_at;
            incoming.detect = photo.detections.empty();
            return incoming;
          }};
}

// The tracker's detections of the model that found most; a photo shows those of one model.
void take_detections(Transaction& sql, PhotoId id, const TrackerPhoto& photo, const Models& models,
                     TrackerReport& report) {
  std::map<std::string, std::vector<NewDetection>> by_model;
  for (const auto& row : photo.detections) by_model[model_name(row)].push_back(row.detection);
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [name, rows] : by_model) order.emplace_back(rows.size(), name);
  std::ranges::sort(order);  // the last one set is shown
  for (const auto& [count, name] : order) {
    set_detections(sql, id, models.at(name), by_model.at(name));
    report.detections += static_cast<long long>(count);
  }
}

class TrackerImport {
 public:
  TrackerImport(App& app, const TrackerRequest& request)
      : app_(app), request_(request), photos_(read_tracker(request.database)) {}

  TrackerReport run(const ProgressFn& progress) {
    models_ = known_models(app_, photos_);
    const auto session =
        app_.db.write([](Transaction& sql) { return begin_session(sql, "Import of the tracker's photos"); });
    RateMeter meter("photos", static_cast<std::int64_t>(photos_.size()));
    const auto next = [&, i = std::size_t{0}]() mutable -> std::optional<PendingPhoto> {
      if (i == photos_.size()) return {};
      const auto& photo = photos_[i++];
      return pending(photo, find_file(request_, photo), session);
    };
    app_.photos.ingest(next, [&](const IngestOutcome& outcome) {
      take(outcome);
      const auto& state = meter.advance();
      if (progress) progress(state);
    });
    flush();
    finish(session);
    return std::move(report_);
  }

 private:
  void take(const IngestOutcome& outcome) {
    if (outcome.status == IngestOutcome::Status::kRefused) {
      report_.problems.push_back(outcome.filename + ": " + outcome.reason);
      return;
    }
    ++(outcome.status == IngestOutcome::Status::kAdded ? report_.photos : report_.duplicates);
    arrived_.emplace_back(*outcome.photo, &photos_[outcome.position]);
    if (arrived_.size() == kPortion) flush();
  }

  // Also for photos that were here already, so that an import which was cut short can be done again.
  void flush() {
    for (const auto& [id, photo] : arrived_)
      if (photo->marked) app_.review.copy_to_annotate(app_.photos.get(id).photo);
    app_.db.write([&](Transaction& sql) {
      for (const auto& [id, photo] : arrived_) take_over(sql, id, *photo);
    });
    arrived_.clear();
  }

  void take_over(Transaction& sql, PhotoId id, const TrackerPhoto& photo) {
    const auto row = find_photo(sql, id);
    if (!row) return;
    if (!row->detected_by && !photo.detections.empty()) take_detections(sql, id, photo, models_, report_);
    if (!photo.marked || row->marked) return;
    set_mark(sql, id, photo.marked_at.value_or(now()), MarkReason::kMissed, "");
    ++report_.marked;
  }

  void finish(SessionId session) {
    app_.db.write([&](Transaction& sql) {
      end_session(sql, session);
      add_activity(sql, "photos", std::to_string(report_.photos) + " photos brought in from the tracker");
    });
    app_.events.publish("photos", {{"added", report_.photos}});
  }

  App& app_;
  const TrackerRequest& request_;
  const std::vector<TrackerPhoto> photos_;
  Models models_;
  TrackerReport report_;
  std::vector<std::pair<PhotoId, const TrackerPhoto*>> arrived_;
};

}  // namespace

TrackerReport import_tracker(App& app, const TrackerRequest& request, const ProgressFn& progress) {
  return TrackerImport(app, request).run(progress);
}

}  // namespace fieldloop
