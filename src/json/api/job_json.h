#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "storage/work/job_store.h"

namespace fieldloop {

nlohmann::json to_json(const Job& job);  // the API's Job
std::string event_text(const Job& job);  // what the event "job" carries: the same
nlohmann::json to_json(const Progress& progress);

}  // namespace fieldloop
