#pragma once

namespace fieldloop {

class ClassList;
class Database;
class Datasets;
class EventBus;
class Home;
class JobQueue;
class Models;
struct Installation;

// What the use cases of this room work with; all must outlive it.
struct TrainingParts {
  Database& db;
  const Home& home;
  const Installation& installation;
  EventBus& events;
  JobQueue& jobs;
  const ClassList& classes;
  const Datasets& datasets;
  const Models& models;
};

}  // namespace fieldloop
