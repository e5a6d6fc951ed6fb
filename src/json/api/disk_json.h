#pragma once
#include <nlohmann/json_fwd.hpp>

namespace fieldloop {

struct DiskUsage;

nlohmann::json to_json(const DiskUsage& usage);  // the API's DiskUsage

}  // namespace fieldloop
