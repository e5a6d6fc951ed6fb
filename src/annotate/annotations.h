#pragma once
#include <optional>
#include <string>
#include <vector>

#include "annotate/judged_boxes.h"
#include "annotate/proposals.h"
#include "core/ids.h"
#include "storage/labels/annotation_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {

class ClassList;
class Database;
class Datasets;
class DeployedDetector;
class EventBus;
class LabelFiles;
class PhotoFiles;

// What the use cases of annotations work with; all must outlive them.
struct AnnotationsParts {
  Database& db;
  const PhotoFiles& photo_files;
  EventBus& events;
  DeployedDetector& detector;
  const Datasets& datasets;
  const ClassList& classes;
  const LabelFiles& label_files;
};

// What a person says is on a photo. All that take a photo's id throw Error(kNotFound) when there is no such
// photo. Thread-safe.
class Annotations {
 public:
  explicit Annotations(AnnotationsParts parts) : parts_(parts) {}

  std::optional<AnnotationRow> get(PhotoId photo) const;

  // Replaces it, in the database and as a label file: data/to_annotate/NAME.txt, or the label in the training
  // data when the photo has joined a dataset. New class names join the class list; one that is neither on
  // offer nor among `known`, nor in the annotation before, is checked as a name that a person makes up
  // (ClassList::checked_name). Boxes are clipped to the photo; one without area is Error(kInvalidInput).
  // `began_from`: see save_annotation; `source` is added to the activity's text. A label file that another
  // program changed meanwhile is kept as a conflict.
  AnnotationRow put(PhotoId photo, std::vector<AnnotationBox> boxes, std::optional<int> began_from,
                    const std::vector<std::string>& known = {}, const std::string& source = "") const;
  // The same for boxes whose names no person makes up: of a label file, or of a check of labels.
  AnnotationRow put_unchecked(PhotoId photo, std::vector<AnnotationBox> boxes, std::optional<int> began_from,
                              const std::string& source) const;

  // Back to unreviewed: the photo is no longer trained on, its image files stay.
  void remove(PhotoId photo) const;

  // The label file of the annotation, beside the copy in data/to_annotate/ or in the dataset that the photo
  // has joined, recorded in `sql`'s transaction; `classes` is ClassList::in_labels(). The datasets must be
  // locked.
  void write_label(Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation,
                   const std::vector<std::string>& classes) const;
  void remove_label(Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation) const;

  // What a model (empty: the deployed one) sees on the photo now, at or above `min_confidence`; without what
  // a person judged a false alarm, and with the animal that a person named in place of another.
  Proposals propose(PhotoId photo, const std::string& model, float min_confidence) const;

 private:
  AnnotationsParts parts_;
};

}  // namespace fieldloop
