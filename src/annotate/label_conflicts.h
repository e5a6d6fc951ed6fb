#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/ids.h"
#include "storage/labels/annotation_store.h"

namespace fieldloop {

struct App;

// The API's LabelFiles: what could not be read in data/to_annotate/, and the photos of which a label file
// and the annotation both changed, with both sets of boxes.
nlohmann::json label_files_json(App& app);

// Ends a photo's conflict. With `boxes` they become the annotation's next revision (`began_from`: see
// save_annotation); without, the annotation stays. Throws Error(kNotFound) when there is no such conflict.
void resolve_label_conflict(App& app, PhotoId photo,
                            const std::optional<std::vector<AnnotationBoxRow>>& boxes,
                            std::optional<int> began_from);

}  // namespace fieldloop
