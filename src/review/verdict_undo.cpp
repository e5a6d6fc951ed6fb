#include <fmt/format.h>

#include <set>

#include "core/error.h"
#include "review/review.h"
#include "review/review_change.h"
#include "review/verdict_outcome.h"
#include "storage/photos/photo_store.h"
#include "storage/review/review_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

std::vector<PhotoId> photos_of(const ReviewAction& action) {
  std::vector<PhotoId> ids;
  std::set<std::int64_t> seen;
  for (const auto& change : action.photos)
    if (seen.insert(change.photo.value).second) ids.push_back(change.photo);
  for (const auto& change : action.boxes)
    if (seen.insert(change.photo.value).second) ids.push_back(change.photo);
  return ids;
}

// Undo goes from what an action left to what it found, redo the other way.
enum class Direction { kUndo, kRedo };

const PhotoReview& wanted(const PhotoChange& change, Direction direction) {
  return direction == Direction::kUndo ? change.before : change.after;
}
const PhotoReview& expected(const PhotoChange& change, Direction direction) {
  return direction == Direction::kUndo ? change.after : change.before;
}

std::string described(const PhotoReview& review) {
  return fmt::format(
      "{} and it is {}marked",
      review.verdict ? fmt::format("its verdict is \"{}\"", name_of(*review.verdict)) : "it has no verdict",
      review.marked() ? "" : "not ");
}

// A sentence about the first photo or box that is no longer as the action left it.
std::optional<std::string> conflict_of(Transaction& sql, const ReviewAction& action, Direction direction) {
  for (const auto& change : action.photos) {
    const auto now_is = find_review(sql, change.photo).value();
    if (!now_is.same_words(expected(change, direction)))
      return find_photo(sql, change.photo).value().filename + " was changed since: " + described(now_is);
  }
  for (const auto& change : action.boxes) {
    const auto box = find_reviewed_box(sql, change.box);
    if (!box || box->review != (direction == Direction::kUndo ? change.after : change.before))
      return "A box on " + find_photo(sql, change.photo).value().filename + " was changed since";
  }
  return {};
}

std::optional<ReviewAction> next_action(Transaction& sql, const std::string& reviewer, Direction direction) {
  return direction == Direction::kUndo ? next_undo(sql, reviewer) : next_redo(sql, reviewer);
}

[[noreturn]] void refuse(Database& db, const ReviewAction& action, const std::string& conflict) {
  db.write([&](Transaction& sql) { forget_action(sql, action.id); });
  throw Error(ErrorCode::kConflict, conflict + ". \"" + action.text +
                                        "\" is left as it is, and undo and redo go on to the next one.");
}

struct Copies {
  std::vector<PhotoRow> to_mark;
  bool labels = false;
};

Copies copies_for(Transaction& sql, const ReviewAction& action, Direction direction) {
  Copies copies;
  for (const auto& change : action.photos) {
    const auto photo = find_photo(sql, change.photo).value();
    copies.labels = copies.labels || photo.annotated || change.before.made_empty || change.after.made_empty;
    if (wanted(change, direction).marked()) copies.to_mark.push_back(photo);
  }
  return copies;
}

void restore(Transaction& sql, ReviewChange& change, const ReviewAction& action, Direction direction) {
  for (const auto& each : action.photos) {
    auto review = wanted(each, direction);
    if (review.marked() && !change.may_mark(each.photo)) review.clear_mark();
    change.store(sql, each.photo, expected(each, direction), review);
  }
  for (const auto& each : action.boxes)
    set_box_review(sql, each.box, direction == Direction::kUndo ? each.before : each.after);
  set_undone(sql, action.id, direction == Direction::kUndo);
}

VerdictResult go(const ReviewParts& parts, const std::string& reviewer, Direction direction) {
  check_reviewer(reviewer);
  const auto found = parts.db.read([&](Transaction& sql) { return next_action(sql, reviewer, direction); });
  if (!found)
    throw Error(ErrorCode::kConflict,
                direction == Direction::kUndo ? "There is nothing to undo" : "There is nothing to redo");
  const auto copies = parts.db.read([&](Transaction& sql) { return copies_for(sql, *found, direction); });
  ReviewChange change(parts, copies.to_mark, copies.labels);
  const auto conflict = parts.db.write([&](Transaction& sql) {
    auto problem = conflict_of(sql, *found, direction);
    if (!problem) restore(sql, change, *found, direction);
    return problem;
  });
  if (conflict) refuse(parts.db, *found, *conflict);
  change.finish();
  const auto photos = photos_of(*found);
  announce_review(parts.events, photos);
  return result_of(parts.db, *found, photos, found->boxes.empty() ? photos.size() : found->boxes.size(),
                   change);
}

}  // namespace

VerdictResult Review::undo(const std::string& reviewer) { return go(parts_, reviewer, Direction::kUndo); }

VerdictResult Review::redo(const std::string& reviewer) { return go(parts_, reviewer, Direction::kRedo); }

}  // namespace fieldloop
