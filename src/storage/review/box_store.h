#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/box.h"
#include "core/ids.h"
#include "core/time.h"
#include "storage/photos/photo_filter.h"

namespace fieldloop {

// A box with what is needed to compare it with boxes of other photos or models.
struct BoxRow {
  DetectionId id;
  PhotoId photo;
  ModelId model;
  std::string class_name;
  std::string model_name;
  double confidence = 0;
  NormBox box;
  Timestamp captured_at{};
};

// All throw soci::soci_error, which Database::read and write translate.

// Shown boxes of a camera from the view threshold up that have no verdict, on photos without verdict and
// annotation; the newest `most`.
std::vector<BoxRow> unjudged_boxes(Transaction& sql, const std::string& camera, int most);

// What two models found, from the threshold up, on the filter's photos that both have looked at; photo by
// photo.
std::vector<BoxRow> boxes_of_models(Transaction& sql, const PhotoFilter& filter, ModelId a, ModelId b,
                                    double threshold);

// A box of any model, shown or not, with what a person said of it.
struct ReviewableBox {
  ModelId model;
  std::string class_name;
  double confidence = 0;
  NormBox box;
  std::optional<BoxVerdict> verdict;
  std::optional<std::string> verdict_class;
};
// Of a photo, most confident first.
std::vector<ReviewableBox> reviewable_boxes(Transaction& sql, PhotoId photo);

// Photos of the filter that a model has not looked at.
long long count_not_looked_at(Transaction& sql, const PhotoFilter& filter, ModelId model);

}  // namespace fieldloop
