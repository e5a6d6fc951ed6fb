#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "dataset/yolo.h"
#include "storage/annotation_store.h"

namespace fieldloop {

struct App;

// The boxes with their class ids in `classes`. Throws Error(kInvalidInput) for a class that is not there.
std::vector<LabelledBox> labelled(const std::vector<AnnotationBoxRow>& boxes,
                                  const std::vector<std::string>& classes);

// data/to_annotate/ as labelling programs such as LabelImg expect it: the image, NAME.txt beside it, and
// classes.txt; and origins_beside. Copies the photo there when it is missing. The datasets must be locked.
void write_label_to_annotate(App& app, const std::string& filename,
                             const std::vector<AnnotationBoxRow>& boxes,
                             const std::vector<std::string>& classes);

// Writes the label files of all waiting annotations again, for when the class list has changed or the
// process died between a file and the database. The datasets must not be locked.
void rewrite_waiting_labels(App& app);

// NAME.jpg -> NAME.txt in the same folder.
std::filesystem::path label_beside(const std::filesystem::path& image);

// NAME.jpg -> NAME.fieldloop.json in the same folder: for each line of NAME.txt its class and whether a
// person drew the box or confirmed a model's. No labelling program takes it for one of its own files.
std::filesystem::path origins_beside(const std::filesystem::path& image);

// Removes both.
void remove_label_beside(const std::filesystem::path& image);

}  // namespace fieldloop
