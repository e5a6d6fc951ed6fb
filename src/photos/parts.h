#pragma once

namespace fieldloop {

class Database;
class DeployedDetector;
class EventBus;
class Home;
class PhotoFiles;

// What the use cases of photos work with; all of it must outlive them and is thread-safe.
struct PhotosParts {
  Database& db;
  const PhotoFiles& files;
  const Home& home;
  EventBus& events;
  DeployedDetector& detector;
};

}  // namespace fieldloop
