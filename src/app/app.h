#pragma once
#include <filesystem>

#include "annotate/annotations.h"
#include "annotate/class_changes.h"
#include "annotate/label_folder.h"
#include "annotate/presence.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "datasets/label_files.h"
#include "home/deployed_detector.h"
#include "home/disk_usage.h"
#include "home/events.h"
#include "home/home.h"
#include "home/image_hashes.h"
#include "home/installation.h"
#include "home/lost_database.h"
#include "home/photo_files.h"
#include "home/refreshed.h"
#include "jobs/job_queue.h"
#include "models/models.h"
#include "photos/photos.h"
#include "quality/quality.h"
#include "review/field_report.h"
#include "review/review.h"
#include "storage/sqlite/database.h"
#include "training/training.h"

namespace fieldloop {

// What the use cases share: one a process and home folder. Its members are thread-safe.
struct App {
  // Creates the home's folders, opens and migrates the database and, when it knows no model at all, deploys
  // the base network. Throws Error, also for photos without a database unless they are to be taken in.
  App(const std::filesystem::path& home_folder, Installation installed,
      UnknownPhotos unknown_photos = UnknownPhotos::kRefuse);

  Installation installation;
  Home home;
  PhotoFiles photo_files;
  Database db;
  EventBus events;
  JobQueue jobs;  // every change is published as event "job"
  DeployedDetector detector;
  ImageHashes image_hashes;
  ClassList classes;
  LabelFiles label_files;
  Datasets datasets;
  Annotations annotations;
  LabelFolder label_folder;
  ClassChanges class_changes;
  Quality quality;
  Refreshed<DiskUsage> disk;
  Refreshed<FieldReport> field;
  Photos photos;
  Presence presence;
  Review review;
  Models models;
  Training training;
};

}  // namespace fieldloop
