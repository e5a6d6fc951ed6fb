#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/box.h"
#include "core/ids.h"
#include "core/photo_review.h"
#include "core/time.h"
#include "storage/labels/annotation_store.h"

namespace fieldloop {

class Transaction;

// The photos of one camera, day and light that a model's boxes are shown on.
struct FieldCount {
  std::string day;  // on the camera's clock
  std::string camera;
  std::optional<PhotoLight> light;
  long long alarms = 0;  // with a box at the threshold
  long long silent = 0;
};

// A shown box, and what a person said of it alone.
struct ReviewedFieldBox {
  std::string class_name;
  double confidence = 0;
  NormBox box;
  BoxReview review;
};

// A photo that people judged: its verdict where that was given to this model's boxes or is true of any
// model's, and its annotation.
struct ReviewedFieldPhoto {
  PhotoId id;
  std::string day;
  std::string camera;
  std::optional<PhotoLight> light;
  Timestamp captured_at{};
  ImageSize size;
  std::optional<Verdict> verdict;
  std::optional<std::string> verdict_class;
  bool annotated = false;
  std::vector<ReviewedFieldBox> boxes;
  std::vector<AnnotationBox> truth;
};

// Photos that this model learned from are in neither. Both throw what Database::read
// translates, and read every photo of the model: off the request path, please.
std::vector<FieldCount> field_counts(Transaction& sql, ModelId model, double threshold);
// By camera, then time of capture.
std::vector<ReviewedFieldPhoto> reviewed_field_photos(Transaction& sql, ModelId model, double threshold);

}  // namespace fieldloop
