#include "http/routes/photos/photo_filter_query.h"

namespace fieldloop {

PhotoFilter shared_filter(const Request& request) {
  PhotoFilter filter;
  filter.start = request.time("start_date");
  filter.end = request.time("end_date", true);
  filter.camera = request.text("camera");
  filter.class_name = request.text("class_name");
  filter.marked = request.boolean("marked");
  filter.annotated = request.boolean("annotated");
  return filter;
}

}  // namespace fieldloop
