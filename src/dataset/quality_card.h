#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/annotation_box.h"
#include "core/ids.h"
#include "core/time.h"
#include "dataset/quality.h"

namespace fieldloop {

// Which labels a card is about: a field photo's, or an image's in a split of a dataset.
struct CardPhoto {
  std::optional<PhotoId> photo;
  std::string dataset;         // empty for a field photo
  std::optional<Split> split;  // likewise
  std::string filename;
  ImageSize size;
  bool operator==(const CardPhoto&) const = default;
};

// A finding as it is shown to a person.
struct QualityCard {
  QualityKind kind = QualityKind::kOverlooked;
  double score = 0;  // 0-1: how probably a person would change something
  std::string reason;
  CardPhoto photo;
  std::vector<CheckedBox> boxes;  // all labels of the photo
  std::optional<int> box_index;   // of the box that it is about; empty: about what is not labelled
  std::optional<Remedy> suggestion;
  bool operator==(const QualityCard&) const = default;
};

// What the card is about: its box, else the one that it suggests; nullptr for a photo or file as a whole.
const CheckedBox* subject_of(const QualityCard& card);

// The same for a card that is found again.
std::string key_of(const QualityCard& card);

// What a fix replaced, to be restored: an annotation's boxes and the revision that the fix made, or the text
// of a dataset's label file (empty: there was none) and the text that the fix wrote.
struct ReplacedLabels {
  struct OfAnnotation {
    int revision = 0;
    std::vector<AnnotationBox> boxes;
    bool operator==(const OfAnnotation&) const = default;
  };
  struct OfFile {
    std::optional<std::string> before;
    std::string after;
    bool operator==(const OfFile&) const = default;
  };
  std::variant<OfAnnotation, OfFile> labels;
  bool operator==(const ReplacedLabels&) const = default;
};

// What a model sees on an image of a dataset.
struct SeenImage {
  ImageSize size;
  std::vector<SeenBox> boxes;
  bool operator==(const SeenImage&) const = default;
};

// What a check of all labels came to.
struct CheckReport {
  int photos = 0;  // labelled
  int boxes = 0;
  int cards = 0;                      // kept: the most probably wrong
  std::string model_name;             // that looked at the images of datasets; empty: none is deployed
  std::vector<std::string> problems;  // a sentence for each file that could not be checked
};

// What is kept of the last check of all labels.
struct CheckSummary {
  std::optional<Timestamp> checked_at;  // empty: never
  int photos = 0;                       // labelled
  int boxes = 0;
  std::string model_name;             // that looked at the images of datasets; empty: none was deployed
  std::vector<std::string> problems;  // a sentence for each file that could not be checked
  bool operator==(const CheckSummary&) const = default;
};

}  // namespace fieldloop
