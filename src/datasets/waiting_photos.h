#pragma once
#include <string>
#include <vector>

#include "storage/labels/annotation_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {

class Database;

// An annotated field photo that no dataset holds yet.
struct WaitingPhoto {
  AnnotationRow annotation;
  PhotoRow photo;
};
std::vector<WaitingPhoto> waiting_photos(const Database& db);

// The classes of their boxes, each as often as it has boxes.
std::vector<std::string> classes_of(const std::vector<WaitingPhoto>& waiting);

}  // namespace fieldloop
