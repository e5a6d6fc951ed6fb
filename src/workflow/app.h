#pragma once
#include <filesystem>

#include "jobs/job_queue.h"
#include "storage/database.h"
#include "workflow/deployed_detector.h"
#include "workflow/disk_usage.h"
#include "workflow/events.h"
#include "workflow/field_report.h"
#include "workflow/home.h"
#include "workflow/image_hashes.h"
#include "workflow/installation.h"
#include "workflow/interruptible.h"
#include "workflow/presence.h"
#include "workflow/refreshed.h"

namespace fieldloop {

// What the use cases share: one a process and home folder. Its members are thread-safe.
struct App {
  // Creates the home's folders, opens and migrates the database and, when it knows no model at all, deploys
  // the base network. Throws Error.
  App(const std::filesystem::path& home_folder, Installation installed);

  Installation installation;
  Home home;
  Database db;
  EventBus events;
  JobQueue jobs;  // every change is published as event "job"
  DeployedDetector detector;
  ImageHashes image_hashes;
  Refreshed<DiskUsage> disk;
  Refreshed<FieldReport> field;
  Presence presence;
  Interruptible training_checks;  // by a run that starts, and when the server ends
};

}  // namespace fieldloop
