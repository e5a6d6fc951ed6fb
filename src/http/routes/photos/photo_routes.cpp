#include <algorithm>

#include "core/error.h"
#include "http/routes/photos/photo_filter_query.h"
#include "http/routes/routes.h"
#include "json/api/photo_json.h"
#include "photos/photos.h"

namespace fieldloop {
namespace {

constexpr BodyLimit kPhotosLimit{std::size_t{512} << 20, std::size_t{64} << 20};
constexpr const char* kDefaultCamera = "default";

PhotoFilter photo_filter_of(const Request& request) {
  auto filter = shared_filter(request);
  filter.min_confidence = request.number("min_confidence", 0, 1).value_or(filter.min_confidence);
  filter.has_detections = request.boolean("has_detections");
  if (const auto least = request.integer("min_detections", 0, 1'000'000))
    filter.min_detections = static_cast<int>(*least);
  filter.limit = request.limit();
  filter.offset = request.offset();
  return filter;
}

Reply list_reply(const Photos& photos, const PhotoFilter& filter) {
  const auto page = photos.page(filter);
  Reply reply = json_reply(array_json(page.photos));
  reply.headers["X-Total-Count"] = std::to_string(page.total);
  return reply;
}

IncomingPhoto incoming(const Request& request, const std::string& filename, const std::string& bytes) {
  IncomingPhoto photo;
  photo.filename = filename;
  photo.bytes.assign(bytes.begin(), bytes.end());
  photo.camera = request.text("camera").value_or(kDefaultCamera);
  return photo;
}

// A part without a file name is a field of the form: `camera`, or `last_modified` for the files after it.
struct Form {
  std::vector<IncomingPhoto> photos;
  std::vector<bool> too_large;
  std::string camera;
  std::optional<Timestamp> last_modified;
};

// What browsers know of a file: milliseconds since 1970; other clients may send ISO 8601.
std::optional<Timestamp> file_time(const std::string& text) {
  if (const auto time = parse_iso8601(text)) return time;
  Request number;
  number.query.emplace("last_modified", text);
  const auto milliseconds = number.integer("last_modified", 0, 253'402'300'799'999);
  if (!milliseconds) return {};
  return Timestamp(std::chrono::milliseconds(*milliseconds));
}

void take_part(Form& form, const Request& request, const UploadedPart& part) {
  if (part.filename.empty() && part.field == "camera") form.camera = part.bytes;
  if (part.filename.empty() && part.field == "last_modified") form.last_modified = file_time(part.bytes);
  if (part.filename.empty()) return;
  auto photo = incoming(request, part.filename, part.bytes);
  photo.file_time = form.last_modified;
  form.photos.push_back(std::move(photo));
  form.too_large.push_back(part.too_large);
}

std::vector<IncomingPhoto> photos_of(const Request& request, std::vector<bool>& too_large) {
  if (!request.multipart) {
    auto photo = incoming(request, request.text("filename").value_or("photo"), request.body);
    photo.captured_at = request.time("captured_at");
    too_large = {false};
    return {std::move(photo)};
  }
  Form form;
  for (const auto& part : request.parts) take_part(form, request, part);
  if (!form.camera.empty())
    for (auto& photo : form.photos) photo.camera = form.camera;
  too_large = std::move(form.too_large);
  return std::move(form.photos);
}

int status_of(const std::vector<IngestOutcome>& outcomes) {
  using Status = IngestOutcome::Status;
  const auto any = [&](Status status) {
    return std::ranges::find(outcomes, status, &IngestOutcome::status) != outcomes.end();
  };
  if (any(Status::kAdded)) return 201;
  return any(Status::kDuplicate) ? 200 : 422;
}

Reply add_photos(Photos& photos, const Request& request) {
  std::vector<bool> too_large;
  auto sent = photos_of(request, too_large);
  if (sent.empty())
    throw Error(ErrorCode::kInvalidInput,
                "Send at least one file, as multipart/form-data or as the body itself", "files");
  auto outcomes = photos.ingest(std::move(sent));
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (too_large[i]) outcomes[i].reason = "It is larger than 64 MiB";
  photos.record_upload(outcomes);
  return json_reply(to_json(outcomes), status_of(outcomes));
}

}  // namespace

void register_photo_routes(Router& router, Photos& photos) {
  router.get("/photos",
             [&photos](const Request& request) { return list_reply(photos, photo_filter_of(request)); });
  router.post(
      "/photos", [&photos](const Request& request) { return add_photos(photos, request); }, kPhotosLimit);
  router.get("/photos/{photo_id}", [&photos](const Request& request) {
    const auto threshold = request.number("min_confidence", 0, 1).value_or(kViewThreshold);
    return json_reply(to_json(photos.get(PhotoId{request.id("photo_id")}, threshold)));
  });
  router.get("/photos/{photo_id}/detections", [&photos](const Request& request) {
    const auto threshold = request.number("min_confidence", 0, 1).value_or(kViewThreshold);
    return json_reply(array_json(photos.get(PhotoId{request.id("photo_id")}, threshold).detections));
  });
  router.get("/api/cameras", [&photos](const Request&) { return json_reply(array_json(photos.cameras())); });
}

}  // namespace fieldloop
