#include "json/stored/progress.h"

#include "json/stored/stored_json.h"

namespace fieldloop {

using nlohmann::json;

std::string text_of(const Progress& progress) {
  return json{{"stage", progress.stage},
              {"done", progress.done},
              {"total", progress.total},
              {"rate", stored_or_null(progress.rate)},
              {"eta_seconds", stored_or_null(progress.eta_seconds)}}
      .dump();
}

Progress progress_from(const std::string& text) {
  return read_stored(text, "A job's progress", [](const json& object) {
    Progress progress;
    progress.stage = object.value("stage", "");
    progress.done = object.value("done", std::int64_t{0});
    progress.total = object.value("total", std::int64_t{0});
    progress.rate = stored_member<double>(object, "rate");
    progress.eta_seconds = stored_member<double>(object, "eta_seconds");
    return progress;
  });
}

}  // namespace fieldloop
