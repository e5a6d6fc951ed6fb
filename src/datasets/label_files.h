#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dataset/yolo.h"
#include "storage/labels/annotation_store.h"
#include "storage/labels/label_file_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {

class ClassList;
class Database;
class EventBus;
class Home;
class PhotoFiles;

// What LabelFiles works with; all must outlive it.
struct LabelFilesParts {
  Database& db;
  const Home& home;
  const PhotoFiles& photo_files;
  EventBus& events;
  const ClassList& classes;
};

// data/to_annotate/ as labelling programs such as LabelImg expect it: the image, NAME.txt beside it, and
// classes.txt; and origins_beside. Thread-safe; where it says so the datasets must be locked.
class LabelFiles {
 public:
  explicit LabelFiles(LabelFilesParts parts) : parts_(parts) {}

  // Writes an annotation's label, copies the photo there when it is missing, and records in `sql`'s
  // transaction what the file holds; `classes` is ClassList::in_labels(). A classes.txt that another program
  // changed stays until its label files are read. The datasets must be locked.
  void write(Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation,
             const std::vector<std::string>& classes) const;

  // Removes the label file, origins_beside and what is recorded of it; the image stays.
  void remove(Transaction& sql, const std::string& filename) const;

  // Writes the label files of all waiting annotations again, for when the class list has changed or the
  // process died between a file and the database; those that another program changed stay as they are. The
  // datasets must not be locked.
  void rewrite_waiting() const;

  // classes.txt as our label files are to be read, also over another program's. The datasets must be locked.
  void write_class_list(Transaction& sql, const std::vector<std::string>& classes) const;

  // Before `boxes` replace what NAME.txt holds: keeps a change by another program that nobody has read yet
  // as a conflict, unless it is the same boxes.
  void keep_foreign(const PhotoRow& photo, const std::vector<AnnotationBox>& boxes) const;

  // The boxes of a label file below data/to_annotate/ by class name, read by the nearest class list (ours
  // without any). Throws Error(kInvalidInput) naming file and line.
  std::vector<AnnotationBox> boxes_in(const std::filesystem::path& file, const std::string& text) const;

  // What is to be recorded of a file below data/to_annotate/ with this text.
  LabelFileRow record_of(const std::filesystem::path& file, const std::string& text) const;

  // Where the label of a photo lies.
  std::filesystem::path label_of(const std::string& photo_filename) const;

 private:
  std::filesystem::path place_of(const std::string& filename) const;
  std::string path_below(const std::filesystem::path& file) const;
  bool is_foreign(Transaction& sql, const std::filesystem::path& file) const;

  LabelFilesParts parts_;
};

// The boxes with their class ids in `classes`. Throws Error(kInvalidInput) for a class that is not there.
std::vector<LabelledBox> labelled(const std::vector<AnnotationBox>& boxes,
                                  const std::vector<std::string>& classes);

// Whether both say the same in a label file's precision; order does not matter, origin neither.
bool same_boxes(const std::vector<AnnotationBox>& a, const std::vector<AnnotationBox>& b);

// NAME.jpg -> NAME.txt in the same folder.
std::filesystem::path label_beside(const std::filesystem::path& image);

// NAME.jpg -> NAME.fieldloop.json in the same folder: for each line of NAME.txt its class and whether a
// person drew the box or confirmed a model's. No labelling program takes it for one of its own files.
std::filesystem::path origins_beside(const std::filesystem::path& image);

}  // namespace fieldloop
