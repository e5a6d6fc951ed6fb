#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "storage/labels/annotation_store.h"

namespace fieldloop {

// A file of data/to_annotate/ as it was when Fieldloop wrote or read it last.
struct LabelFileRow {
  std::string path;  // relative to data/to_annotate/
  std::optional<PhotoId> photo;
  std::string sha256;
  long long bytes = 0;
  long long changed_at = 0;  // modification time in the file system's own ticks
  int revision = 0;          // the annotation's, whose boxes the file holds; 0: none
  std::optional<std::string> problem;
};

// A label file that another program changed while the annotation changed too. Without `boxes` and with a
// `problem` when its text is not a label file.
struct LabelConflictRow {
  PhotoId photo;
  std::string path;
  std::string text;
  std::vector<AnnotationBox> boxes;
  std::optional<std::string> problem;
  Timestamp found_at{};
};

std::optional<LabelFileRow> find_label_file(Transaction& sql, const std::string& path);
std::vector<LabelFileRow> list_label_problems(Transaction& sql);  // by path
void set_label_file(Transaction& sql, const LabelFileRow& row);
void forget_label_file(Transaction& sql, const std::string& path);

std::vector<LabelConflictRow> list_label_conflicts(Transaction& sql);  // oldest first
std::optional<LabelConflictRow> find_label_conflict(Transaction& sql, PhotoId photo);
void set_label_conflict(Transaction& sql, const LabelConflictRow& row);  // replaces the photo's
void delete_label_conflict(Transaction& sql, PhotoId photo);

}  // namespace fieldloop
