#pragma once
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/progress.h"
#include "quality/parts.h"
#include "storage/labels/quality_store.h"

namespace fieldloop {

// The cards that wait for a person.
struct QualityReport {
  CheckSummary last;
  std::vector<std::pair<QualityKind, int>> counts;  // of all waiting cards
  int total = 0;                                    // waiting cards of the kinds that were asked for
  std::vector<QualityCardRow> cards;                // a page of them, most probably wrong first
};

// What is probably wrong with one photo's labels.
struct PhotoQuality {
  std::optional<int> revision;  // of the annotation; empty for boxes that are not stored
  std::vector<QualityCardRow> cards;
};

// The check of labels. Thread-safe.
class Quality {
 public:
  explicit Quality(QualityParts parts) : parts_(parts) {}

  // Checks the labels of every annotated photo (by the stored boxes of all models) and of every image in the
  // splits of all datasets (by the deployed model), and keeps the cards in place of those of the last check.
  // Throws Error(kCancelled) with the last check's cards still there.
  CheckReport check_all(const ProgressFn& progress = {}, const std::stop_token& stop = {}) const;

  // No kind: cards of all kinds.
  QualityReport report(std::optional<QualityKind> kind, int limit, int offset) const;

  // The cards of a photo's annotation as stored, or of boxes that are not. Quick: no model runs. Throws
  // Error(kNotFound) when there is no such photo.
  PhotoQuality check_photo(PhotoId photo, const std::vector<AnnotationBox>* draft = nullptr) const;

  // What a person does with a card of the report: applies its suggestion, takes its box away, never shows it
  // again, or takes back what was done. A fix of a field photo is its annotation's next revision, one of a
  // dataset's image is written to its label file; the image's other cards are found anew. Throws
  // Error(kNotFound), Error(kInvalidInput) for an action that the card does not offer, Error(kConflict) when
  // the labels changed since the check.
  void act(QualityCardId card, CardAction action) const;

  // "It is right", said while annotating: `box` and its class for a labelled box or a proposed one. Throws
  // Error(kInvalidInput) without a box for a kind that is about one.
  void call_right(PhotoId photo, QualityKind kind, const std::string& class_name,
                  const std::optional<NormBox>& box) const;

 private:
  QualityParts parts_;
};

}  // namespace fieldloop
