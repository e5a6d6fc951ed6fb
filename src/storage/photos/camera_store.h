#pragma once
#include <string>
#include <vector>

#include "core/ids.h"

namespace fieldloop {

class Transaction;

struct CameraRow {
  std::string name;
  long long photo_count = 0;
};

CameraId camera_named(Transaction& sql, const std::string& name);  // added when it is new
std::vector<CameraRow> list_cameras(Transaction& sql);             // by name

}  // namespace fieldloop
