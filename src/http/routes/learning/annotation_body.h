#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/annotation_box.h"

namespace fieldloop {

// The list `boxes` of a JSON body (the API's AnnotationBox, at most 1000). Throws Error(kInvalidInput).
std::vector<AnnotationBox> boxes_from(const nlohmann::json& body);

// The member `revision` that an edit began from; empty when absent.
std::optional<int> revision_from(const nlohmann::json& body);

}  // namespace fieldloop
