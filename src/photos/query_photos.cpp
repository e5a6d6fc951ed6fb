#include <unordered_map>

#include "core/error.h"
#include "photos/photos.h"
#include "storage/learning/model_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

// One query for the detections of all photos.
std::vector<PhotoView> with_detections(Transaction& sql, std::vector<PhotoRow> rows, double min_confidence) {
  std::vector<PhotoId> ids;
  std::vector<PhotoView> views;
  std::unordered_map<std::int64_t, std::size_t> place;
  for (auto& row : rows) {
    ids.push_back(row.id);
    place[row.id.value] = views.size();
    views.push_back({std::move(row), {}});
  }
  for (auto& detection : detections_of(sql, ids, min_confidence))
    views[place.at(detection.photo.value)].detections.push_back(std::move(detection));
  return views;
}

}  // namespace

PhotoPage Photos::page(const PhotoFilter& filter) const {
  return parts_.db.read([&](Transaction& sql) {
    PhotoPage page;
    page.photos = with_detections(sql, list_photos(sql, filter), filter.min_confidence);
    page.total = count_photos(sql, filter);
    return page;
  });
}

long long Photos::count_marked() const {
  PhotoFilter filter;
  filter.marked = true;
  return parts_.db.read([&](Transaction& sql) { return count_photos(sql, filter); });
}

PhotoView Photos::get(PhotoId id, double min_confidence) const {
  return parts_.db.read([&](Transaction& sql) {
    auto row = find_photo(sql, id);
    if (!row) throw Error(ErrorCode::kNotFound, "There is no photo " + std::to_string(id.value), "photo_id");
    return with_detections(sql, {std::move(*row)}, min_confidence).front();
  });
}

PhotoRow Photos::named(const std::string& filename) const {
  auto row = parts_.db.read([&](Transaction& sql) { return find_photo_named(sql, filename); });
  if (!row) throw Error(ErrorCode::kNotFound, "There is no photo called " + filename, "filename");
  return std::move(*row);
}

std::vector<DetectionRow> Photos::detections(const DetectionFilter& filter) const {
  return parts_.db.read([&](Transaction& sql) { return list_detections(sql, filter); });
}

std::vector<ClassCountRow> Photos::detection_classes() const {
  return parts_.db.read([](Transaction& sql) { return count_classes(sql); });
}

Statistics Photos::statistics() const {
  return parts_.db.read([](Transaction& sql) {
    Statistics result;
    result.totals = photo_totals(sql);
    result.classes = count_classes(sql);
    for (const auto& entry : result.classes) result.detections += entry.count;
    result.active_session = active_session(sql);
    if (const auto model = find_deployed_model(sql)) result.deployed_model = model->name;
    return result;
  });
}

std::vector<SessionRow> Photos::sessions() const {
  return parts_.db.read([](Transaction& sql) { return list_sessions(sql); });
}

std::vector<CameraRow> Photos::cameras() const {
  return parts_.db.read([](Transaction& sql) { return list_cameras(sql); });
}

std::vector<ActivityRow> Photos::activity(int limit) const {
  return parts_.db.read([&](Transaction& sql) { return list_activity(sql, limit); });
}

bool Photos::database_answers() const {
  try {
    parts_.db.read([](Transaction& sql) { return find_deployed_model(sql); });
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace fieldloop
