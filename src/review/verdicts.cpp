#include <algorithm>
#include <limits>
#include <set>

#include "core/error.h"
#include "review/evenly_spread.h"
#include "review/false_alarm_groups.h"
#include "review/review.h"
#include "review/review_change.h"
#include "review/timeline_photos.h"
#include "review/verdict_outcome.h"
#include "review/verdict_rules.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

// What a verdict is about, resolved.
struct Targets {
  std::vector<PhotoRow> photos;    // in order of capture, each once
  std::vector<ReviewedBox> boxes;  // empty: the photos themselves are judged
};

std::vector<PhotoRow> rows_in_order(Transaction& sql, const std::set<std::int64_t>& ids) {
  std::vector<PhotoRow> rows;
  for (const auto id : ids) {
    auto row = find_photo(sql, {id});
    if (!row) throw Error(ErrorCode::kNotFound, "There is no photo " + std::to_string(id), "target");
    rows.push_back(*std::move(row));
  }
  std::ranges::sort(rows, {}, [](const PhotoRow& row) { return std::pair(row.captured_at, row.id.value); });
  return rows;
}

Targets photo_targets(Transaction& sql, const PhotoTargets& ids) {
  std::set<std::int64_t> distinct;
  for (const auto id : ids) distinct.insert(id.value);
  return {rows_in_order(sql, distinct), {}};
}

Targets box_targets(Transaction& sql, const BoxTargets& ids) {
  Targets targets;
  std::set<std::int64_t> photos;
  std::set<std::int64_t> distinct;
  for (const auto id : ids) distinct.insert(id.value);
  for (const auto id : distinct) {
    const auto box = find_reviewed_box(sql, {id});
    if (!box) throw Error(ErrorCode::kNotFound, "There is no box " + std::to_string(id), "target");
    targets.boxes.push_back(*box);
    photos.insert(box->photo.value);
  }
  targets.photos = rows_in_order(sql, photos);
  return targets;
}

Targets resolved(Transaction& sql, const VerdictTarget& target) {
  if (const auto* photos = std::get_if<PhotoTargets>(&target)) return photo_targets(sql, *photos);
  if (const auto* event = std::get_if<EventTarget>(&target))
    return photo_targets(sql, event_of(sql, event->photo, event->gap_minutes));
  if (const auto* boxes = std::get_if<BoxTargets>(&target)) return box_targets(sql, *boxes);
  return box_targets(sql, boxes_of_group(sql, std::get<GroupTarget>(target)));
}

GivenVerdict given_by(const VerdictRequest& request) {
  GivenVerdict given{request.action, request.class_name, request.reason, request.note, now()};
  const bool on_boxes = std::holds_alternative<BoxTargets>(request.target) ||
                        std::holds_alternative<GroupTarget>(request.target);
  on_boxes ? check_box_verdict(given) : check_verdict(given);
  return given;
}

std::vector<PhotoRow> photos_to_mark(const VerdictRequest& request, const GivenVerdict& given,
                                     const std::vector<PhotoRow>& photos) {
  if (!marks(given)) return {};
  const int usual =
      std::holds_alternative<GroupTarget>(request.target) ? kMarkedOfGroup : std::numeric_limits<int>::max();
  std::vector<PhotoRow> chosen;
  for (const auto place :
       evenly_spread(photos.size(), static_cast<std::size_t>(request.mark_at_most.value_or(usual))))
    chosen.push_back(photos[place]);
  return chosen;
}

// Labels change only where there is an annotation or the verdict makes one.
bool labels_change(const GivenVerdict& given, const std::vector<PhotoRow>& photos) {
  return marks(given) || given.action == VerdictAction::kEmpty ||
         std::ranges::any_of(photos, [](const PhotoRow& photo) { return photo.annotated; });
}

void give_to_photos(Transaction& sql, ReviewChange& change, const GivenVerdict& given, const Targets& targets,
                    ReviewAction& action) {
  for (const auto& photo : targets.photos) {
    const auto before = find_review(sql, photo.id).value();
    const ReviewedPhoto reviewed{before, photo.detected_by, photo.annotated && !before.made_empty};
    const bool may_mark = change.may_mark(photo.id);
    const auto after = targets.boxes.empty() ? after_verdict(reviewed, given, may_mark)
                                             : after_box_verdict(reviewed, given, may_mark);
    if (after.same_words(before) && after.made_empty == before.made_empty) continue;
    change.store(sql, photo.id, before, after);
    action.photos.push_back({photo.id, before, after});
  }
}

void give_to_boxes(Transaction& sql, const GivenVerdict& given, const Targets& targets,
                   ReviewAction& action) {
  const auto after = box_review(given);
  for (const auto& box : targets.boxes) {
    set_box_review(sql, box.box, after);
    action.boxes.push_back({box.box, box.photo, box.review, after});
  }
}

std::vector<PhotoId> ids_of(const std::vector<PhotoRow>& photos) {
  std::vector<PhotoId> ids;
  ids.reserve(photos.size());
  for (const auto& photo : photos) ids.push_back(photo.id);
  return ids;
}

}  // namespace

VerdictResult Review::give(const VerdictRequest& request) {
  check_reviewer(request.reviewer);
  const auto given = given_by(request);
  const auto targets = parts_.db.read([&](Transaction& sql) { return resolved(sql, request.target); });
  const auto to_mark = photos_to_mark(request, given, targets.photos);
  ReviewChange change(parts_, to_mark, labels_change(given, targets.photos));
  const bool boxes = !targets.boxes.empty();
  const auto count = boxes ? targets.boxes.size() : targets.photos.size();
  ReviewAction action;
  action.reviewer = request.reviewer;
  action.text = verdict_text(given, count, boxes);
  parts_.db.write([&](Transaction& sql) {
    give_to_photos(sql, change, given, targets, action);
    give_to_boxes(sql, given, targets, action);
    action.id = add_review_action(sql, action);
    if (!to_mark.empty()) add_activity(sql, "mark", action.text, to_mark.front().id);
  });
  change.finish();
  const auto photos = ids_of(targets.photos);
  announce_review(parts_.events, photos);
  return result_of(parts_.db, action, photos, count, change);
}

}  // namespace fieldloop
