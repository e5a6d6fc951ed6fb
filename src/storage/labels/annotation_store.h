#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/annotation_box.h"
#include "core/ids.h"
#include "core/time.h"

namespace fieldloop {

class Transaction;

// What a person says is on a photo; no boxes: confirmed to hold nothing.
struct AnnotationRow {
  PhotoId photo;
  int revision = 0;  // 1 after the first save
  Timestamp updated_at{};
  std::vector<AnnotationBox> boxes;
  std::optional<std::string> dataset;  // whose train split holds the photo; empty: waiting
};

std::optional<AnnotationRow> find_annotation(Transaction& sql, PhotoId photo);
// Those in no dataset yet, by photo id; photos of which a person cannot tell what they show wait for nothing.
std::vector<AnnotationRow> list_waiting_annotations(Transaction& sql);
int count_waiting_annotations(Transaction& sql);
// Photos confirmed to hold nothing that no dataset holds, by photo id.
std::vector<PhotoId> list_waiting_empty_photos(Transaction& sql);

// Stores the boxes as the next revision and keeps `dataset`. Throws Error(kConflict) when `began_from` is
// given and is not the revision stored (0: none).
AnnotationRow save_annotation(Transaction& sql, PhotoId photo, const std::vector<AnnotationBox>& boxes,
                              std::optional<int> began_from);
// Stores "holds nothing" because a verdict said so; there must be none yet. Saving it again makes it a
// person's.
void save_annotation_of_verdict(Transaction& sql, PhotoId photo);
void set_annotation_dataset(Transaction& sql, PhotoId photo, const std::string& dataset);
void delete_annotation(Transaction& sql, PhotoId photo);

}  // namespace fieldloop
