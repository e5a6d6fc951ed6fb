#pragma once
#include <nlohmann/json_fwd.hpp>

#include "review/field_report.h"

namespace fieldloop {

nlohmann::json to_json(const FieldReport& report);  // the API's FieldPerformance

}  // namespace fieldloop
