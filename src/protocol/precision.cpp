#include "protocol/precision.h"

namespace fieldloop {

std::string_view name_of(Precision precision) {
  return precision == Precision::kFloat32 ? "float32" : "bf16";
}

std::optional<Precision> precision_named(std::string_view name) {
  for (const auto precision : {Precision::kFloat32, Precision::kBfloat16})
    if (name == name_of(precision)) return precision;
  return {};
}

}  // namespace fieldloop
