#include "json/api/disk_json.h"

#include <nlohmann/json.hpp>

#include "home/disk_usage.h"

namespace fieldloop {

nlohmann::json to_json(const DiskUsage& usage) {
  auto parts = nlohmann::json::array();
  for (const auto& part : usage.parts)
    parts.push_back({{"name", name_of(part.name)}, {"bytes", part.bytes}, {"files", part.files}});
  return {{"parts", parts},
          {"free_bytes", usage.free_bytes},
          {"capacity_bytes", usage.capacity_bytes},
          {"is_low", is_low(usage)}};
}

}  // namespace fieldloop
