#include "json/api/job_json.h"

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "jobs/job_queue.h"
#include "json/api/optional_json.h"
#include "json/parse.h"
#include "json/stored/progress.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr const char* kStoredJob = "A stored job";

// What was damaged in the database is left out: its job fails with a message when it is run.
json readable(const std::string& text) {
  try {
    return parse_json(text, kStoredJob);
  } catch (const Error&) {
    return nullptr;
  }
}

json readable_params(const std::string& text) {
  auto params = readable(text);
  return params.is_object() ? params : json::object();
}

}  // namespace

json to_json(const Progress& progress) { return parse_json(text_of(progress), kStoredJob); }

json to_json(const Job& job) {
  return {{"id", job.id.value},
          {"kind", name_of(job.kind)},
          {"params", readable_params(job.params)},
          {"state", name_of(job.state)},
          {"progress", to_json(job.progress)},
          {"result", job.result ? readable(*job.result) : json(nullptr)},
          {"error", or_null(job.error)},
          {"created_at", to_iso8601(job.created_at)},
          {"started_at", or_null(job.started_at)},
          {"finished_at", or_null(job.finished_at)},
          {"can_resume", can_resume(job)},
          {"stopping", job.stopping}};
}

std::string event_text(const Job& job) { return to_json(job).dump(); }

}  // namespace fieldloop
