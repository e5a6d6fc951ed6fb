#include "serve/demo_yard.h"

#include <algorithm>

#include "app/app.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "json/stored/job_params.h"
#include "json/stored/job_results.h"
#include "photos/photos.h"
#include "storage/work/activity_store.h"
#include "synthesize/synthesize.h"

namespace fieldloop {
namespace {

constexpr const char* kDataset = "yard";
// Few enough that each is seen often; other animals pass through without a label.
const std::vector<std::string> kClasses{"deer", "fox", "rabbit", "squirrel", "wild boar"};
constexpr int kPhotos = 120;
constexpr int kTrainingImages = 240;
constexpr int kValidationImages = 60;
constexpr std::size_t kBatch = 12;  // photos stored at once

// Seeds differ so that no scene is both learned from, measured on and shown.
constexpr std::uint64_t kYardSeed = 1;
constexpr std::uint64_t kTrainSeed = 2;
constexpr std::uint64_t kValidationSeed = 3;

SynthesisOptions options_of(int count, std::uint64_t seed) {
  SynthesisOptions options;
  options.count = count;
  options.seed = seed;
  options.classes = kClasses;
  return options;
}

int ingest_yard(App& app, const JobContext& context) {
  std::vector<IncomingPhoto> batch;
  int added = 0;
  const auto store = [&] {
    for (const auto& outcome : app.photos.ingest(std::exchange(batch, {})))
      if (outcome.status == IngestOutcome::Status::kAdded) ++added;
  };
  const auto sink = [&](YardPhoto&& photo) {
    IncomingPhoto incoming;
    incoming.filename = photo.filename;
    incoming.bytes = std::move(photo.jpeg);
    incoming.camera = photo.camera;
    incoming.captured_at = photo.captured_at;
    batch.push_back(std::move(incoming));
    if (batch.size() == kBatch) store();
  };
  generate_yard(options_of(kPhotos, kYardSeed), sink, context.progress, context.stop);
  store();
  return added;
}

void add_generated(App& app, int count, std::uint64_t seed, Split split, const JobContext& context) {
  const auto folder = app.home.synthetic_training() / ("demo-" + std::string(name_of(split)));
  const auto made =
      synthesize_training_images(options_of(count, seed), folder, context.progress, context.stop);
  const auto names = app.datasets.names();
  if (std::find(names.begin(), names.end(), kDataset) == names.end())
    app.datasets.create(kDataset, made.classes);
  YoloDataset source;
  source.root = folder;
  source.train = folder / "images";
  source.names = made.classes;
  app.datasets.copy_split(source, Split::kTrain, kDataset, split, context.progress);
}

}  // namespace

Job start_demo_yard(App& app) {
  if (app.photos.page(PhotoFilter{}).total > 0)
    throw Error(ErrorCode::kConflict, "This home holds photos already; the demo yard is for an empty one.");
  return app.jobs.enqueue(JobKind::kDemo, kNoParams);
}

std::string run_demo_job(App& app, const JobContext& context) {
  const int added = ingest_yard(app, context);
  app.db.write([&](Transaction& sql) {
    add_activity(sql, "photos", "The demo yard brought " + std::to_string(added) + " photos");
  });
  app.events.publish("photos");
  add_generated(app, kTrainingImages, kTrainSeed, Split::kTrain, context);
  add_generated(app, kValidationImages, kValidationSeed, Split::kVal, context);
  return text_of(DemoResult{added, kDataset});
}

}  // namespace fieldloop
