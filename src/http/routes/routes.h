#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "http/server/router.h"

namespace fieldloop {

struct App;

// One function a resource, each in its own file; they may be called in any order. `app` must outlive the
// router.
void register_photo_routes(Router& router, App& app);
void register_photo_image_routes(Router& router, App& app);
void register_timeline_routes(Router& router, App& app);
void register_review_routes(Router& router, App& app);
void register_mark_routes(Router& router, App& app);
void register_detection_routes(Router& router, App& app);
void register_system_routes(Router& router, App& app);
void register_event_routes(Router& router, App& app);
void register_annotation_routes(Router& router, App& app);
void register_presence_routes(Router& router, App& app);
void register_label_file_routes(Router& router, App& app);
void register_class_routes(Router& router, App& app);
void register_quality_routes(Router& router, App& app);
void register_dataset_routes(Router& router, App& app);
void register_training_routes(Router& router, App& app);
void register_model_routes(Router& router, App& app);
void register_job_routes(Router& router, App& app);
void register_documentation_routes(Router& router);

// The web client's files under /app/, its pages' addresses all answered with its index.html.
void register_static_routes(Router& router, const std::filesystem::path& web_folder);

// All of them.
Router make_router(App& app, const std::filesystem::path& web_folder);

}  // namespace fieldloop
