#pragma once
#include <nlohmann/json_fwd.hpp>

#include "storage/work/job_store.h"

namespace fieldloop {

nlohmann::json to_json(const Job& job);  // the API's Job, which the event "job" carries too
nlohmann::json to_json(const Progress& progress);

}  // namespace fieldloop
