#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/box.h"
#include "core/detection.h"
#include "core/ids.h"
#include "core/time.h"

namespace fieldloop {

class Transaction;

// One box that one model version predicted on one photo.
struct DetectionRow {
  DetectionId id;
  PhotoId photo;
  std::string class_name;
  double confidence = 0;
  NormBox box;
  std::string model_name;
  Timestamp created_at{};
  std::optional<BoxVerdict> verdict;  // a person's
  std::optional<std::string> verdict_class;
};

struct NewDetection {
  std::string class_name;
  double confidence = 0;
  NormBox box;
};

struct DetectionFilter {
  double min_confidence = kViewThreshold;
  std::optional<double> max_confidence;
  std::optional<std::string> class_name;
  std::optional<Timestamp> start, end;  // of the photo's capture, both inclusive
  int limit = 100;
  int offset = 0;
};

// A photo shows the detections of one model, photos.detected_by; the lists below hold only shown ones.
// All throw soci::soci_error, which Database::read and write translate.

// Stores what the model found on the photo, in place of what it found before, and shows it unless told not
// to. Boxes that are the same stay as they are, with the verdicts on them.
void set_detections(Transaction& sql, PhotoId photo, ModelId model,
                    const std::vector<NewDetection>& detections, bool show = true);

// Shows what the model found on the photo when it looked.
void show_detections(Transaction& sql, PhotoId photo, ModelId model);
bool has_looked(Transaction& sql, PhotoId photo, ModelId model);

// Of these photos, photo by photo in id order, most confident first.
std::vector<DetectionRow> detections_of(Transaction& sql, const std::vector<PhotoId>& photos,
                                        double min_confidence);

std::vector<DetectionRow> list_detections(Transaction& sql,
                                          const DetectionFilter& filter);  // newest capture first

}  // namespace fieldloop
