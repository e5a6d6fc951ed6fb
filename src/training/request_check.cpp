#include "training/request_check.h"

#include <filesystem>

#include "core/error.h"
#include "datasets/datasets.h"
#include "home/home.h"
#include "home/installation.h"
#include "models/models.h"
#include "storage/work/job_store.h"
#include "training/presets.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

ModelRow checked_base(const TrainingParts& parts, const std::string& name) {
  const auto base = name.empty() ? parts.models.deployed() : parts.models.get(name);
  const auto weights = parts.home.root() / base.folder / "best.pt";
  if (base.folder.empty() || !fs::exists(weights))
    throw Error(ErrorCode::kInvalidInput,
                "The model " + base.name + " has no weights to train on from (" + weights.string() +
                    " is missing); choose another base.",
                "base");
  return base;
}

}  // namespace

void check_trainer(const TrainingParts& parts) {
  const auto trainer = parts.installation.bin / "fieldloop-train";
  if (!fs::exists(trainer))
    throw Error(ErrorCode::kUnavailable,
                "The trainer " + trainer.string() +
                    " is not installed; build it with FIELDLOOP_TRAINER=ON or train on "
                    "another machine.");
}

PreparedRequest prepared(const TrainingParts& parts, const TrainingRequest& wanted) {
  check(wanted);
  check_trainer(parts);
  PreparedRequest prepared{wanted, {}};
  auto& request = prepared.request;
  request.dataset = parts.datasets.resolve(wanted.dataset);
  prepared.base = checked_base(parts, wanted.base);
  request.base = prepared.base.name;
  if (request.keeps_image_size && prepared.base.dataset_version)
    request.image_size = prepared.base.image_size;
  return prepared;
}

void check_no_run(Transaction& sql) {
  constexpr int kMany = 1000;
  for (const auto state : {JobState::kQueued, JobState::kRunning})
    for (const auto& job : list_jobs(sql, state, kMany))
      if (job.kind == JobKind::kTrain)
        throw Error(ErrorCode::kConflict, "Another training run is " + std::string(name_of(state)) +
                                              " (job " + std::to_string(job.id.value) +
                                              "); wait for it or cancel it.");
}

}  // namespace fieldloop
