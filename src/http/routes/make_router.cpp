#include "http/routes/routes.h"

namespace fieldloop {

Router make_router(App& app, const std::filesystem::path& web_folder) {
  Router router;
  register_photo_routes(router, app);
  register_photo_image_routes(router, app);
  register_timeline_routes(router, app);
  register_review_routes(router, app);
  register_mark_routes(router, app);
  register_detection_routes(router, app);
  register_system_routes(router, app);
  register_event_routes(router, app);
  register_annotation_routes(router, app);
  register_presence_routes(router, app);
  register_label_file_routes(router, app);
  register_class_routes(router, app);
  register_quality_routes(router, app);
  register_dataset_routes(router, app);
  register_training_routes(router, app);
  register_model_routes(router, app);
  register_job_routes(router, app);
  register_documentation_routes(router);
  register_static_routes(router, web_folder);
  return router;
}

}  // namespace fieldloop
