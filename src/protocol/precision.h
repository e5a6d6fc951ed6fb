#pragma once
#include <optional>
#include <string_view>

namespace fieldloop {

// In which numbers a run's convolutions calculate.
enum class Precision { kFloat32, kBfloat16 };
std::string_view name_of(Precision precision);  // "float32", "bf16"
std::optional<Precision> precision_named(std::string_view name);

}  // namespace fieldloop
