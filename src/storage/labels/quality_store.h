#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/box.h"
#include "core/ids.h"
#include "dataset/quality_card.h"

namespace fieldloop {

class Transaction;

using QualityCardId = Id<struct QualityCardTag>;

// What became of a card.
enum class CardState { kOpen, kRight, kFixed };

// A card of the last check of all labels.
struct QualityCardRow {
  QualityCardId id;
  CardState state = CardState::kOpen;
  std::optional<PhotoId> photo;  // empty: an image of a dataset
  int revision = 0;              // of the annotation that was checked
  std::string sha256;            // of the image; empty for a label without one
  QualityCard card;
  std::optional<ReplacedLabels> before;  // of a fixed one
};

// Open cards of annotations that were saved since the check are left out unless said otherwise.
void replace_quality_cards(Transaction& sql, const std::vector<QualityCardRow>& cards);
// Of one image, in id order, also those of annotations saved since the check.
std::vector<QualityCardRow> open_quality_cards_of(Transaction& sql, const std::string& sha256);
// A card with an id is kept under it, one without gets an id that no card had before.
void replace_open_cards_of(Transaction& sql, const std::string& sha256,
                           const std::vector<QualityCardRow>& cards);
std::vector<QualityCardRow> list_quality_cards(Transaction& sql, std::optional<QualityKind> kind, int limit,
                                               int offset);  // no kind: all; highest score first
std::vector<std::pair<QualityKind, int>> count_quality_cards(Transaction& sql);  // open ones, by kind
std::optional<QualityCardRow> find_quality_card(Transaction& sql, QualityCardId id);
void set_card_state(Transaction& sql, QualityCardId id, CardState state,
                    const std::optional<ReplacedLabels>& before = {});

// "It is right": of an image, a kind and a place.
struct QualityRight {
  std::string sha256;
  QualityKind kind = QualityKind::kOverlooked;
  std::string class_name;
  NormBox box;
};
void add_quality_right(Transaction& sql, const QualityRight& right);
void delete_quality_right(Transaction& sql, const QualityRight& right);
std::vector<QualityRight> list_quality_rights(Transaction& sql);
std::vector<QualityRight> quality_rights_of(Transaction& sql, const std::string& sha256);

// A box that any model, shown or not, saw on a photo.
struct SeenBoxRow {
  ModelId model;
  std::string class_name;
  double confidence = 0;
  NormBox box;
};
std::vector<SeenBoxRow> boxes_of_all_models(Transaction& sql, PhotoId photo, double min_confidence);

// Classes labelled on other photos of the same camera at most `seconds` before or after.
std::set<std::string> classes_near(Transaction& sql, PhotoId photo, int seconds);

// Annotated photos after `after` in id order, for working in portions.
std::vector<PhotoId> annotated_photos(Transaction& sql, PhotoId after, int limit);
int count_annotated_photos(Transaction& sql);

// What a model saw on an image of a dataset.
std::optional<SeenImage> find_dataset_predictions(Transaction& sql, const std::string& sha256, ModelId model);
void set_dataset_predictions(Transaction& sql, const std::string& sha256, ModelId model,
                             const SeenImage& seen);

}  // namespace fieldloop
