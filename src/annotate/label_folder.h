#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/ids.h"
#include "storage/labels/annotation_store.h"
#include "storage/labels/label_file_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {

class Annotations;
class ClassList;
class Database;
class Datasets;
class EventBus;
class Home;
class LabelFiles;

// What reading back label files works with; all must outlive it.
struct LabelFolderParts {
  Database& db;
  const Home& home;
  EventBus& events;
  const Datasets& datasets;
  const ClassList& classes;
  const LabelFiles& label_files;
  const Annotations& annotations;
};

// What a sweep over data/to_annotate/ came to.
struct LabelSweep {
  int read = 0;       // label files that became an annotation's next revision
  int conflicts = 0;  // photos whose annotation changed as well
  int problems = 0;   // files that could not be read
  int unsettled = 0;  // files that changed moments ago, for the next sweep
};

// Sweeps over data/to_annotate/ again and again. For one thread; sweeps of several objects exclude each
// other.
class LabelFolderWatch {
 public:
  // A file is read when it has not changed for `quiet`.
  LabelFolderWatch(LabelFolderParts parts, std::chrono::milliseconds quiet) : parts_(parts), quiet_(quiet) {}

  // A sweep looks at sizes and times only, and reads what differs from the last one. A changed file becomes
  // the annotation's next revision when that has not changed since the file was written, else a conflict. A
  // file that confirms nothing (empty) never makes an unreviewed photo a negative.
  LabelSweep sweep(const std::stop_token& stop = {});

 private:
  struct Seen {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type changed_at;
    bool operator==(const Seen&) const = default;
  };
  std::vector<std::filesystem::path> changed(LabelSweep& result);
  void take(const std::filesystem::path& file, LabelSweep& result);

  LabelFolderParts parts_;
  std::chrono::milliseconds quiet_;
  std::map<std::filesystem::path, Seen> seen_;
};

// A photo of which a label file and the annotation both changed.
struct LabelConflict {
  LabelConflictRow file;
  PhotoRow photo;
  std::optional<AnnotationRow> ours;
};
struct LabelReport {
  std::vector<LabelConflict> conflicts;  // oldest first
  std::vector<LabelFileRow> problems;    // files that could not be read
};

// Reads back what other programs changed in data/to_annotate/: the NAME.txt beside a photo, and exports that
// were unpacked there or in a folder below. Thread-safe.
class LabelFolder {
 public:
  explicit LabelFolder(LabelFolderParts parts) : parts_(parts) {}

  // One sweep over everything, however lately it changed.
  LabelSweep sweep() const { return watch({}).sweep(); }
  LabelFolderWatch watch(std::chrono::milliseconds quiet = std::chrono::seconds(2)) const {
    return {parts_, quiet};
  }

  LabelReport report() const;

  // Ends a photo's conflict. With `boxes` they become the annotation's next revision (`began_from`: see
  // save_annotation), and class names that neither the file nor the annotation had are checked as Annotations
  // says; without, the annotation stays. Throws Error(kNotFound) when there is no such conflict.
  void resolve(PhotoId photo, const std::optional<std::vector<AnnotationBox>>& boxes,
               std::optional<int> began_from) const;

 private:
  LabelFolderParts parts_;
};

}  // namespace fieldloop
