#pragma once
#include <optional>
#include <string>
#include <vector>

namespace fieldloop {

class ClassList;
class Database;
class Datasets;
class EventBus;
class Home;
class LabelFiles;
class LabelFolder;

// What changes of classes work with; all must outlive them.
struct ClassChangesParts {
  Database& db;
  const Home& home;
  EventBus& events;
  const Datasets& datasets;
  const ClassList& classes;
  const LabelFiles& label_files;
  const LabelFolder& label_folder;
};

// A class that a person can choose.
struct OfferedClass {
  std::string name;
  std::optional<std::string> color;     // "#rrggbb"
  std::optional<std::string> shortcut;  // one key
};

// How much a class is used, and which models know it.
struct ClassUsage {
  OfferedClass offered;
  int photos = 0, boxes = 0;  // annotated ones
  int dataset_boxes = 0;
  std::vector<std::string> datasets, models;
};

// What a change of a class does to one dataset.
struct DatasetClassChange {
  std::string name;
  int labels = 0;  // files that are written anew
  int boxes = 0;
  bool keeps_id = false;
};

// A rename of a class, or its merge into another.
struct ClassChange {
  std::string from, into;
  bool merge = false;
  int photos = 0, boxes = 0;  // annotated ones
  std::vector<DatasetClassChange> datasets;
  std::vector<std::string> models;  // that know `from`
};

// The classes of this home as a person manages them. Thread-safe.
class ClassChanges {
 public:
  explicit ClassChanges(ClassChangesParts parts) : parts_(parts) {}

  std::vector<OfferedClass> list() const;
  std::vector<ClassUsage> usage() const;

  // Empty text takes a colour or key away. Throws Error(kInvalidInput) for a colour that is not #rrggbb or a
  // key that Annotate uses itself, Error(kConflict) for a key that another class has.
  void style(const std::string& name, const std::optional<std::string>& color,
             const std::optional<std::string>& shortcut) const;

  // What a rename (when `into` is new) or a merge of `from` into `into` would change. Throws Error(kNotFound)
  // for a class that is not there, Error(kConflict) when a label file of a dataset that must change cannot be
  // read.
  ClassChange preview(const std::string& from, const std::string& into) const;

  // Does it: the database in one transaction, then the files; what a killed process leaves is finished by
  // finish(). In datasets no id changes its meaning: a rename changes the name in the YAML, a merge of two
  // classes of one dataset changes the id in the label lines and leaves the old class unused in its place,
  // after a copy of each label that changes is kept in data/training_data/before_merges/. No image and no
  // label is ever deleted.
  ClassChange change(const std::string& from, const std::string& into) const;
  void finish() const;

  // Throws Error(kConflict) when an annotation or a label uses it. In datasets its id stays taken.
  void remove(const std::string& name) const;

 private:
  ClassChangesParts parts_;
};

}  // namespace fieldloop
