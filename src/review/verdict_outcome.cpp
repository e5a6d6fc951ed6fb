#include "review/verdict_outcome.h"

#include <algorithm>

#include "app/app.h"
#include "core/error.h"
#include "json/api/photo_json.h"

namespace fieldloop {

using nlohmann::json;

void check_reviewer(const std::string& reviewer) {
  constexpr std::size_t kLongestReviewer = 64;
  if (reviewer.empty() || reviewer.size() > kLongestReviewer)
    throw Error(ErrorCode::kInvalidInput, "reviewer must be an id of 1 to 64 characters", "reviewer");
}

namespace {

VerdictHistory history_of(Transaction& sql, const std::string& reviewer) {
  return {next_undo_text(sql, reviewer), next_redo_text(sql, reviewer)};
}

}  // namespace

void announce_review(App& app, const std::vector<PhotoId>& photos) {
  constexpr std::size_t kMostAnnounced = 200;
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < std::min(photos.size(), kMostAnnounced); ++i) ids.push_back(photos[i].value);
  app.events.publish("photos", {{"photo_ids", ids}, {"reviewed", photos.size()}});
}

VerdictResult result_of(const App& app, const ReviewAction& action, std::vector<PhotoId> photos,
                        std::size_t count, const ReviewChange& change) {
  VerdictResult result{action.id, action.text, count, {}, change.problems(), {}};
  if (photos.size() > kMostPhotosTold) photos.resize(kMostPhotosTold);
  app.db.read([&](Transaction& sql) {
    result.photos = timeline_photos(sql, photos);
    result.history = history_of(sql, action.reviewer);
  });
  return result;
}

VerdictHistory verdict_history(const App& app, const std::string& reviewer) {
  check_reviewer(reviewer);
  return app.db.read([&](Transaction& sql) { return history_of(sql, reviewer); });
}

json to_json(const VerdictHistory& history) {
  const auto or_null = [](const std::optional<std::string>& text) {
    return text ? json(*text) : json(nullptr);
  };
  return {{"undo", or_null(history.undo)}, {"redo", or_null(history.redo)}};
}

json to_json(const VerdictResult& result) {
  json object = to_json(result.history);
  object["action_id"] = result.action;
  object["text"] = result.text;
  object["count"] = result.count;
  object["photos"] = array_json(result.photos);
  object["problems"] = result.problems;
  return object;
}

}  // namespace fieldloop
