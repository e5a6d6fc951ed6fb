#pragma once
#include <functional>

namespace fieldloop {

class ClassList;
class Database;
class EventBus;
class Home;
class ImageHashes;
class LabelFiles;
class PhotoFiles;

// What the use cases of this room work with; all must outlive them.
struct DatasetsParts {
  Database& db;
  const Home& home;
  const PhotoFiles& photo_files;
  EventBus& events;
  ImageHashes& image_hashes;
  const ClassList& classes;
  const LabelFiles& label_files;
  // Takes in what other programs wrote in data/to_annotate/. Called before the order of classes by which it
  // was written changes, and before annotated photos join a dataset; the datasets are not locked then.
  std::function<void()> take_in_label_files;
};

}  // namespace fieldloop
