#pragma once

namespace fieldloop {

class Database;
class Datasets;
class DeployedDetector;
class EventBus;
class Home;
class ImageHashes;
class JobQueue;
class PhotoFiles;
struct Installation;

// What the use cases of this room work with; all must outlive them.
struct ModelsParts {
  Database& db;
  const Home& home;
  const Installation& installation;
  const PhotoFiles& photos;
  EventBus& events;
  JobQueue& jobs;
  DeployedDetector& detector;
  ImageHashes& image_hashes;
  const Datasets& datasets;
};

}  // namespace fieldloop
