#pragma once
#include <string>
#include <vector>

#include "core/ids.h"

namespace soci {
class session;
}

namespace fieldloop {

struct CameraRow {
  std::string name;
  long long photo_count = 0;
};

CameraId camera_named(soci::session& sql, const std::string& name);  // added when it is new
std::vector<CameraRow> list_cameras(soci::session& sql);             // by name

}  // namespace fieldloop
