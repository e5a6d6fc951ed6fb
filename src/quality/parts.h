#pragma once

namespace fieldloop {

class Annotations;
class ClassList;
class Database;
class Datasets;
class DeployedDetector;
class ImageHashes;

// What the check of labels works with; all must outlive it.
struct QualityParts {
  Database& db;
  ImageHashes& image_hashes;
  DeployedDetector& detector;
  const Datasets& datasets;
  const ClassList& classes;
  const Annotations& annotations;
};

}  // namespace fieldloop
