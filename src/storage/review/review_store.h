#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"

namespace fieldloop {

class Transaction;

// What people said of a photo in review; times are ISO 8601 text.
struct PhotoReview {
  std::optional<std::string> verdict, verdict_class, verdict_at;
  std::optional<ModelId> verdict_model;  // whose boxes were judged
  std::optional<std::string> marked_at, mark_reason, mark_note;
  bool made_empty = false;  // a verdict saved the annotation "holds nothing", and nobody edited it since

  bool marked() const { return marked_at.has_value(); }
  // Whether verdict and mark are the same, whatever became of the annotation.
  bool same_words(const PhotoReview& other) const;
};

struct BoxReview {
  std::optional<std::string> verdict, verdict_class;
  bool operator==(const BoxReview&) const = default;
};

struct PhotoChange {
  PhotoId photo;
  PhotoReview before, after;
};

struct BoxChange {
  DetectionId box;
  PhotoId photo;
  BoxReview before, after;
};

// One verdict of a reviewer on all it was given to.
struct ReviewAction {
  std::int64_t id = 0;
  std::string reviewer;
  std::string text;
  std::vector<PhotoChange> photos;
  std::vector<BoxChange> boxes;
};

// A box and the photo it is on, for a verdict.
struct ReviewedBox {
  DetectionId box;
  PhotoId photo;
  BoxReview review;
};

// All throw soci::soci_error, which Database::read and write translate.

std::optional<PhotoReview> find_review(Transaction& sql, PhotoId photo);
// Stores it; an annotation is made or deleted for `made_empty`, but never one that a person made or edited.
void set_review(Transaction& sql, PhotoId photo, const PhotoReview& review);

std::optional<ReviewedBox> find_reviewed_box(Transaction& sql, DetectionId box);
void set_box_review(Transaction& sql, DetectionId box, const BoxReview& review);

// Stores the action and forgets what this reviewer had taken back; returns its id.
std::int64_t add_review_action(Transaction& sql, const ReviewAction& action);

// The action that undo takes back next: the newest that stands; or that redo gives again next: the oldest
// that was taken back.
std::optional<ReviewAction> next_undo(Transaction& sql, const std::string& reviewer);
std::optional<ReviewAction> next_redo(Transaction& sql, const std::string& reviewer);
// Their texts alone.
std::optional<std::string> next_undo_text(Transaction& sql, const std::string& reviewer);
std::optional<std::string> next_redo_text(Transaction& sql, const std::string& reviewer);

void set_undone(Transaction& sql, std::int64_t action, bool undone);
void forget_action(Transaction& sql, std::int64_t action);  // its verdicts stay

}  // namespace fieldloop
