#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/interruptible.h"
#include "core/training_request.h"
#include "datasets/checked_dataset.h"
#include "evaluate/run_report.h"
#include "jobs/job_queue.h"
#include "json/stored/job_results.h"
#include "protocol/epoch_figures.h"
#include "protocol/run_check.h"
#include "storage/learning/training_store.h"
#include "training/parts.h"
#include "training/presets.h"
#include "training/retraining_log.h"

namespace fieldloop {

// A run with what its job and its results.csv say.
struct TrainingRun {
  TrainingRunRow row;
  Job job;
  std::string base;        // model name
  std::string model_name;  // the candidate it made, empty: none
  std::vector<EpochFigures> epochs;
  bool has_report = false;
};

// Something about a run that a person should know before it starts, with some of the photos it is about.
struct CheckFinding {
  std::string code;     // such as "no_boxes"
  std::string message;  // a sentence that says what to do
  std::string field;    // of the request
  std::size_t photo_count = 0;
  std::vector<DatasetPhoto> photos;
};

// What a run would learn from, and what there is and it would take.
struct TriedRun {
  SplitCounts train, val;
  Room room;
  std::optional<RunEstimate> estimate;  // empty when it is refused
};

struct TrainingCheck {
  std::string dataset, base;
  TrainingOptions options;
  std::vector<CheckFinding> refusals, warnings;
  std::size_t joining = 0;        // annotated photos that would join the dataset
  std::optional<TriedRun> tried;  // empty when the request itself is refused
};

// The training runs of this home. Thread-safe. A member that takes a run's id throws Error(kNotFound) for one
// there is not.
class Training {
 public:
  explicit Training(const TrainingParts& parts) : parts_(parts) {}

  // Queues a run. Throws Error that says what to do when it cannot work: Error(kConflict) while another run
  // is queued or running, kUnavailable without the trainer, kInvalidInput without validation photos,
  // kNotFound.
  TrainingRun start(const TrainingRequest& request);

  // What stands against such a run, what makes it worse than it could be, and an estimate of its time, memory
  // and disk from real steps of the trainer. Annotated photos that wait count as if they had joined the
  // dataset, when the request has them added; nothing is changed. What start() would refuse is a refusal.
  // Takes seconds, after the checks before it. Error(kCancelled) when a run begins meanwhile or, for an asker
  // with a name, when the same one asks again.
  TrainingCheck check(const TrainingRequest& request, const std::string& asker = "");
  void end_check(const std::string& asker);
  void end_checks();  // all of them

  TrainingRun get(RunId id) const;
  std::vector<TrainingRun> list() const;  // newest first

  // The trainer ends after its present batch and keeps its checkpoint; no model version comes of it unless
  // the run is resumed.
  TrainingRun cancel(RunId id);
  // Queues a cancelled, interrupted or failed run again; it goes on from its last checkpoint.
  TrainingRun resume(RunId id);

  // The work of a job of kind "train": annotated photos join the dataset, its version is recorded, the
  // trainer runs as a process of its own, and what it made becomes a candidate, measured through the artefact
  // that would be deployed; of a cancelled run that is the best weights so far. Goes on from the run's last
  // checkpoint when there is one.
  TrainResult run(RunId id, const JobContext& context) const;

  // Throws Error(kNotFound) for a run without a report.
  RunReport report(RunId id) const;
  // The file of a picture that the run's report lists. Throws Error(kNotFound) for any other name.
  std::filesystem::path report_picture(RunId id, const std::string& name) const;

  std::vector<RetrainingLogLine> log() const;  // oldest first
  // Adds the lines that a kill kept out of data/retraining_log.csv. For start.
  void repair_log() const;

 private:
  TrainingParts parts_;
  Interruptible checks_;  // by a run that starts, and when the server ends
};

}  // namespace fieldloop
