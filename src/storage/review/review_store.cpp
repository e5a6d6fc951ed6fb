#include "storage/review/review_store.h"

#include "storage/sqlite/transaction.h"

#include "json/stored/review.h"
#include "storage/labels/annotation_store.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

using soci::into;
using soci::use;

void insert_changes(Transaction& sql, std::int64_t action, const ReviewAction& of) {
  long long position = 0, photo = 0, box = 0;
  std::string before, after;
  soci::statement insert =
      (sql.prepare
           << "INSERT INTO review_changes (action_id, position, photo_id, detection_id, before, after) "
              "VALUES (:action, :position, :photo, NULLIF(:box, 0), :before, :after)",
       use(action, "action"), use(position, "position"), use(photo, "photo"), use(box, "box"),
       use(before, "before"), use(after, "after"));
  const auto add = [&](PhotoId on, DetectionId of_box, const auto& change) {
    ++position;
    photo = on.value;
    box = of_box.value;
    before = text_of(change.before);
    after = text_of(change.after);
    insert.execute(true);
  };
  for (const auto& change : of.photos) add(change.photo, {}, change);
  for (const auto& change : of.boxes) add(change.photo, change.box, change);
}

void read_changes(Transaction& sql, ReviewAction& action) {
  long long photo = 0, box = 0;
  std::string before, after;
  soci::statement statement =
      (sql.prepare << "SELECT photo_id, COALESCE(detection_id, 0), before, after FROM review_changes WHERE "
                      "action_id = :action ORDER BY position",
       use(action.id, "action"), into(photo), into(box), into(before), into(after));
  statement.execute();
  while (statement.fetch()) {
    if (box == 0)
      action.photos.push_back({PhotoId{photo}, photo_review_from(before), photo_review_from(after)});
    else
      action.boxes.push_back(
          {DetectionId{box}, PhotoId{photo}, box_review_from(before), box_review_from(after)});
  }
}

std::string next_query(bool undone) {
  return std::string("FROM review_actions WHERE reviewer = :reviewer AND undone = ") +
         (undone ? "1 ORDER BY id LIMIT 1" : "0 ORDER BY id DESC LIMIT 1");
}

std::optional<ReviewAction> next_action(Transaction& sql, const std::string& reviewer, bool undone) {
  ReviewAction action;
  action.reviewer = reviewer;
  sql << "SELECT id, text " + next_query(undone), use(reviewer, "reviewer"), into(action.id),
      into(action.text);
  if (!sql.got_data()) return {};
  read_changes(sql, action);
  return action;
}

std::optional<std::string> next_text(Transaction& sql, const std::string& reviewer, bool undone) {
  std::string text;
  sql << "SELECT text " + next_query(undone), use(reviewer, "reviewer"), into(text);
  return sql.got_data() ? std::optional(text) : std::nullopt;
}

void store_words(Transaction& sql, PhotoId photo, const PhotoReview& review) {
  const auto verdict = or_empty(review.verdict), verdict_class = or_empty(review.verdict_class),
             verdict_at = or_empty(review.verdict_at), marked_at = or_empty(review.marked_at),
             reason = or_empty(review.mark_reason), note = or_empty(review.mark_note);
  const long long model = or_zero(review.verdict_model);
  const int marked = review.marked() ? 1 : 0;
  sql << "UPDATE photos SET verdict = NULLIF(:verdict, ''), verdict_class = NULLIF(:verdict_class, ''), "
         "verdict_at = NULLIF(:verdict_at, ''), verdict_model = NULLIF(:model, 0), marked_for_retraining = "
         ":marked, marked_at = NULLIF(:marked_at, ''), mark_reason = NULLIF(:reason, ''), mark_note = "
         "NULLIF(:note, '') WHERE id = :photo",
      use(verdict, "verdict"), use(verdict_class, "verdict_class"), use(verdict_at, "verdict_at"),
      use(model, "model"), use(marked, "marked"), use(marked_at, "marked_at"), use(reason, "reason"),
      use(note, "note"), use(photo.value, "photo");
}

}  // namespace

std::optional<PhotoReview> find_review(Transaction& sql, PhotoId photo) {
  std::string verdict, verdict_class, verdict_at, marked_at, reason, note;
  long long model = 0;
  int made_empty = 0;
  sql << "SELECT COALESCE(verdict, ''), COALESCE(verdict_class, ''), COALESCE(verdict_at, ''), "
         "COALESCE(verdict_model, 0), COALESCE(marked_at, ''), COALESCE(mark_reason, ''), "
         "COALESCE(mark_note, ''), COALESCE((SELECT from_verdict FROM annotations WHERE photo_id = "
         "photos.id), "
         "0) FROM photos WHERE id = :photo",
      into(verdict), into(verdict_class), into(verdict_at), into(model), into(marked_at), into(reason),
      into(note), into(made_empty), use(photo.value, "photo");
  if (!sql.got_data()) return {};
  return PhotoReview{verdict_named(verdict),
                     present(verdict_class),
                     present_time(verdict_at),
                     present_id<ModelId>(model),
                     present_time(marked_at),
                     mark_reason_named(reason),
                     present(note),
                     made_empty != 0};
}

void set_review(Transaction& sql, PhotoId photo, const PhotoReview& review) {
  store_words(sql, photo, review);
  const auto annotation = find_annotation(sql, photo);
  if (review.made_empty && !annotation) save_annotation_of_verdict(sql, photo);
  if (!review.made_empty)
    sql << "DELETE FROM annotations WHERE photo_id = :photo AND from_verdict = 1", use(photo.value, "photo");
}

std::optional<ReviewedBox> find_reviewed_box(Transaction& sql, DetectionId box) {
  long long photo = 0;
  std::string verdict, verdict_class;
  sql << "SELECT d.photo_id, COALESCE(v.verdict, ''), COALESCE(v.verdict_class, '') FROM detections d LEFT "
         "JOIN "
         "box_verdicts v ON v.detection_id = d.id WHERE d.id = :box",
      into(photo), into(verdict), into(verdict_class), use(box.value, "box");
  if (!sql.got_data()) return {};
  return ReviewedBox{box, PhotoId{photo}, {box_verdict_named(verdict), present(verdict_class)}};
}

void set_box_review(Transaction& sql, DetectionId box, const BoxReview& review) {
  sql << "DELETE FROM box_verdicts WHERE detection_id = :box", use(box.value, "box");
  if (!review.verdict) return;
  const std::string at = to_iso8601(now());
  const std::string verdict = or_empty(review.verdict), verdict_class = or_empty(review.verdict_class);
  sql << "INSERT INTO box_verdicts (detection_id, verdict, verdict_class, at) VALUES (:box, :verdict, "
         "NULLIF(:verdict_class, ''), :at)",
      use(box.value, "box"), use(verdict, "verdict"), use(verdict_class, "verdict_class"), use(at, "at");
}

std::int64_t add_review_action(Transaction& sql, const ReviewAction& action) {
  sql << "DELETE FROM review_actions WHERE reviewer = :reviewer AND undone = 1",
      use(action.reviewer, "reviewer");
  const std::string at = to_iso8601(now());
  long long id = 0;
  sql << "INSERT INTO review_actions (reviewer, at, text) VALUES (:reviewer, :at, :text) RETURNING id",
      use(action.reviewer, "reviewer"), use(at, "at"), use(action.text, "text"), into(id);
  insert_changes(sql, id, action);
  return id;
}

std::optional<ReviewAction> next_undo(Transaction& sql, const std::string& reviewer) {
  return next_action(sql, reviewer, false);
}

std::optional<ReviewAction> next_redo(Transaction& sql, const std::string& reviewer) {
  return next_action(sql, reviewer, true);
}

std::optional<std::string> next_undo_text(Transaction& sql, const std::string& reviewer) {
  return next_text(sql, reviewer, false);
}

std::optional<std::string> next_redo_text(Transaction& sql, const std::string& reviewer) {
  return next_text(sql, reviewer, true);
}

void set_undone(Transaction& sql, std::int64_t action, bool undone) {
  const int value = undone ? 1 : 0;
  sql << "UPDATE review_actions SET undone = :undone WHERE id = :id", use(value, "undone"), use(action, "id");
}

void forget_action(Transaction& sql, std::int64_t action) {
  sql << "DELETE FROM review_actions WHERE id = :id", use(action, "id");
}

}  // namespace fieldloop
