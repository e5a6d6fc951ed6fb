#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "storage/labels/annotation_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {

struct App;

// What a person says is on a photo. All throw Error(kNotFound) when there is no such photo.
std::optional<AnnotationRow> get_annotation(App& app, PhotoId photo);

// Replaces it, in the database and as a label file: data/to_annotate/NAME.txt, or the label in the training
// data when the photo has joined a dataset. New class names join the class list. Boxes are clipped to the
// photo; one without area is Error(kInvalidInput). `began_from`: see save_annotation; `source` is added to
// the activity's text. A label file that another program changed meanwhile is kept as a conflict.
AnnotationRow put_annotation(App& app, PhotoId photo, std::vector<AnnotationBoxRow> boxes,
                             std::optional<int> began_from, const std::string& source = "");

// Back to unreviewed: the photo is no longer trained on, its image files stay.
void remove_annotation(App& app, PhotoId photo);

// The label file of the annotation, beside the copy in data/to_annotate/ or in the dataset that the photo has
// joined, recorded in `sql`'s transaction; `classes` is label_classes(). The datasets must be locked.
void write_label(App& app, Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation,
                 const std::vector<std::string>& classes);
void remove_label(App& app, Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation);

struct ProposedBox {
  std::string class_name;
  float confidence = 0;
  NormBox box;
};
struct Proposals {
  std::string model_name;
  std::vector<ProposedBox> boxes;  // most confident first
};
// What a model (empty: the deployed one) sees on the photo now, at or above `min_confidence`; without what a
// person judged a false alarm, and with the animal that a person named in place of another.
Proposals propose_boxes(App& app, PhotoId photo, const std::string& model, float min_confidence);

nlohmann::json to_json(const AnnotationRow& annotation);
nlohmann::json to_json(const Proposals& proposals);

}  // namespace fieldloop
