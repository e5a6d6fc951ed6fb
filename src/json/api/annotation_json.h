#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/label_folder.h"

namespace fieldloop {

// Annotations and label files as the API writes them.
nlohmann::json to_json(const std::vector<AnnotationBox>& boxes);
nlohmann::json to_json(const AnnotationRow& annotation);
nlohmann::json to_json(const Proposals& proposals);
nlohmann::json to_json(const LabelSweep& sweep);
nlohmann::json to_json(const LabelReport& report);

}  // namespace fieldloop
