#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "http/server/router.h"

namespace fieldloop {

struct App;
struct DiskUsage;
struct FieldReport;
template <class Value>
class Refreshed;
class Annotations;
class ClassChanges;
class ClassList;
class Datasets;
class EventBus;
class LabelFolder;
class Models;
class Photos;
class Presence;
class Quality;
class Review;
class Training;

// One function a resource, each in its own file; they may be called in any order. The facades must outlive
// the router.
void register_photo_routes(Router& router, Photos& photos);
void register_photo_image_routes(Router& router, Photos& photos);
void register_timeline_routes(Router& router, Review& review);
void register_review_routes(Router& router, Review& review);
void register_mark_routes(Router& router, Photos& photos, Review& review);
void register_detection_routes(Router& router, Photos& photos);
void register_system_routes(Router& router, Refreshed<DiskUsage>& disk, Refreshed<FieldReport>& field,
                            Photos& photos);
void register_event_routes(Router& router, EventBus& events);
void register_annotation_routes(Router& router, Annotations& annotations);
void register_presence_routes(Router& router, Presence& presence, const Annotations& annotations);
void register_label_file_routes(Router& router, LabelFolder& label_folder);
void register_class_routes(Router& router, ClassChanges& class_changes, ClassList& classes);
void register_quality_routes(Router& router, Quality& quality);
void register_dataset_routes(Router& router, Datasets& datasets);
void register_training_routes(Router& router, Training& training);
void register_model_routes(Router& router, Models& models);
void register_job_routes(Router& router, App& app);
void register_documentation_routes(Router& router);

// The web client's files under /app/, its pages' addresses all answered with its index.html.
void register_static_routes(Router& router, const std::filesystem::path& web_folder);

// All of them.
Router make_router(App& app, const std::filesystem::path& web_folder);

}  // namespace fieldloop
