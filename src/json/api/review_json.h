#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "review/review.h"

namespace fieldloop {

// The API's JSON of the review page.
nlohmann::json to_json(const Timeline& timeline);
nlohmann::json to_json(const TimelinePhoto& photo);
nlohmann::json to_json(const TimelinePlace& place);
nlohmann::json to_json(const NextPhoto& next);
nlohmann::json to_json(const FalseAlarmGroup& group);
nlohmann::json to_json(const PhotoDifference& difference);
nlohmann::json to_json(const ModelDifferences& differences);
nlohmann::json to_json(const SavedFilter& filter);
nlohmann::json to_json(const VerdictHistory& history);
nlohmann::json to_json(const VerdictResult& result);

// What the API and the command line call them. Throw Error(kInvalidInput), which says what there is.
Verdict verdict_from(const std::string& name);
VerdictAction verdict_action_from(const std::string& name);
MarkReason mark_reason_from(const std::string& name);
PhotoLight photo_light_from(const std::string& name);
TimelineSort timeline_sort_from(const std::string& name);

}  // namespace fieldloop
