#include "app/app.h"
#include "http/routes/routes.h"

namespace fieldloop {

Router make_router(App& app, const std::filesystem::path& web_folder) {
  Router router;
  register_photo_routes(router, app.photos);
  register_photo_image_routes(router, app.photos);
  register_timeline_routes(router, app.review);
  register_review_routes(router, app.review);
  register_mark_routes(router, app.photos, app.review);
  register_detection_routes(router, app.photos);
  register_system_routes(router, app.disk, app.field, app.photos);
  register_event_routes(router, app.events);
  register_annotation_routes(router, app.annotations);
  register_presence_routes(router, app.presence, app.annotations);
  register_label_file_routes(router, app.label_folder);
  register_class_routes(router, app.class_changes, app.classes);
  register_quality_routes(router, app.quality);
  register_dataset_routes(router, app.datasets);
  register_training_routes(router, app.training);
  register_model_routes(router, app.models);
  register_job_routes(router, app);
  register_documentation_routes(router);
  register_static_routes(router, web_folder);
  return router;
}

}  // namespace fieldloop
