#pragma once
#include <functional>
#include <string>

#include "protocol/run_check.h"
#include "protocol/run_settings.h"

namespace fieldloop {

// Looks at the data as fit() does, tries some real steps, and changes no file. `stage` gets the names of what
// it does. Throws Error where settings or dataset cannot be read at all.
RunCheck check_run(const RunSettings& settings, const std::function<void(const std::string&)>& stage);

}  // namespace fieldloop
