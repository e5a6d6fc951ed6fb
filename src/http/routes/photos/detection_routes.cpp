#include "http/routes/routes.h"
#include "json/api/photo_json.h"
#include "photos/photos.h"

namespace fieldloop {
namespace {

DetectionFilter detection_filter_of(const Request& request) {
  DetectionFilter filter;
  filter.min_confidence = request.number("min_confidence", 0, 1).value_or(filter.min_confidence);
  filter.max_confidence = request.number("max_confidence", 0, 1);
  filter.class_name = request.text("class_name");
  filter.start = request.time("start_date");
  filter.end = request.time("end_date", true);
  filter.limit = request.limit();
  filter.offset = request.offset();
  return filter;
}

Reply classes(const Photos& photos) {
  const auto counts = photos.detection_classes();
  long long total = 0;
  for (const auto& entry : counts) total += entry.count;
  return json_reply({{"classes", array_json(counts)}, {"total_detections", total}});
}

}  // namespace

void register_detection_routes(Router& router, Photos& photos) {
  router.get("/detections", [&photos](const Request& request) {
    return json_reply(array_json(photos.detections(detection_filter_of(request))));
  });
  router.get("/detections/classes", [&photos](const Request&) { return classes(photos); });
}

}  // namespace fieldloop
