#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/photo_review.h"

namespace fieldloop {

class Transaction;

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

// All throw what Database::read and write translate into Error.

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
