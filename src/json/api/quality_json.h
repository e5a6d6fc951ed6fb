#pragma once
#include <nlohmann/json_fwd.hpp>

#include "quality/quality.h"

namespace fieldloop {

// The check of labels as the API writes it.
nlohmann::json to_json(const QualityCardRow& card);
nlohmann::json to_json(const QualityReport& report);
nlohmann::json to_json(const PhotoQuality& quality);

}  // namespace fieldloop
