#include "review/verdict_outcome.h"

#include <algorithm>

#include "core/error.h"
#include "home/events.h"
#include "review/review.h"
#include "review/timeline_photos.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

VerdictHistory history_of(Transaction& sql, const std::string& reviewer) {
  return {next_undo_text(sql, reviewer), next_redo_text(sql, reviewer)};
}

}  // namespace

void check_reviewer(const std::string& reviewer) {
  constexpr std::size_t kLongestReviewer = 64;
  if (reviewer.empty() || reviewer.size() > kLongestReviewer)
    throw Error(ErrorCode::kInvalidInput, "reviewer must be an id of 1 to 64 characters", "reviewer");
}

void announce_review(EventBus& events, const std::vector<PhotoId>& photos) {
  constexpr std::size_t kMostAnnounced = 200;
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < std::min(photos.size(), kMostAnnounced); ++i) ids.push_back(photos[i].value);
  events.publish("photos", {{"photo_ids", ids}, {"reviewed", photos.size()}});
}

VerdictResult result_of(const Database& db, const ReviewAction& action, std::vector<PhotoId> photos,
                        std::size_t count, const ReviewChange& change) {
  VerdictResult result{action.id, action.text, count, {}, change.problems(), {}};
  if (photos.size() > kMostPhotosTold) photos.resize(kMostPhotosTold);
  db.read([&](Transaction& sql) {
    result.photos = timeline_photos(sql, photos);
    result.history = history_of(sql, action.reviewer);
  });
  return result;
}

VerdictHistory Review::history(const std::string& reviewer) const {
  check_reviewer(reviewer);
  return parts_.db.read([&](Transaction& sql) { return history_of(sql, reviewer); });
}

}  // namespace fieldloop
