#pragma once
#include <compare>
#include <cstdint>

namespace fieldloop {

// A row's number in the database; the tag keeps a photo's from being used as a model's. 0 means "not stored".
template <class Tag>
struct Id {
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
};

using PhotoId = Id<struct PhotoTag>;
using DetectionId = Id<struct DetectionTag>;
using CameraId = Id<struct CameraTag>;
using SessionId = Id<struct SessionTag>;
using ModelId = Id<struct ModelTag>;
using RunId = Id<struct RunTag>;
using JobId = Id<struct JobTag>;

}  // namespace fieldloop
