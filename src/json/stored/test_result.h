#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "evaluate/test_result.h"

namespace fieldloop {

// What a model found on a folder, as detections.json tells other programs and `fieldloop test --json` shows.
nlohmann::json json_of(const TestResult& result);
std::string text_of(const TestResult& result);

}  // namespace fieldloop
