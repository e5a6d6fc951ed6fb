#include <benchmark/benchmark.h>

#include <thread>

#include "bench_photos.h"
#include "files/atomic_file.h"
#include "model/loss.h"
#include "model/model_file.h"
#include "train/data/batches.h"
#include "train/data/training_data.h"
#include "train/run/fit.h"
#include "train/run/precision.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr int kSteps = 14;
constexpr int kStepsBefore = 4;  // the first ones prepare kernels and use up the batches made ahead

fs::path base_weights() { return fs::path(FIELDLOOP_BINARY_DIR) / "share/fieldloop/coco-base/best.pt"; }

// A folder with a description of the deer photos, and room for runs.
class Workplace {
 public:
  Workplace() {
    fs::create_directories(folder_);
    write_file_atomically(folder_ / "deer.yaml",
                          "path: " + (shared_photos() / "deer").string() +
                              "\ntrain: images/train\nval: images/val\nnames: [deer]\n");
  }
  ~Workplace() { fs::remove_all(folder_); }

  RunSettings settings(const benchmark::State& state) const {
    RunSettings settings;
    settings.dataset = folder_ / "deer.yaml";
    settings.base = base_weights();
    settings.output = folder_ / "run";
    settings.image_size = static_cast<int>(state.range(0));
    settings.frozen_stages = static_cast<int>(state.range(1));
    settings.precision = state.range(2) != 0 ? Precision::kBfloat16 : Precision::kFloat32;
    settings.threads = static_cast<int>(std::thread::hardware_concurrency());
    return settings;
  }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("train_bench_" + std::to_string(::getpid()));
};

bool nothing_to_train_on(benchmark::State& state) {
  if (fs::exists(base_weights()) && !photos_in("deer/images/train", 1).empty()) return false;
  state.SkipWithError("the base network or the photos are not there");
  return true;
}

// Forward, loss, backward and update of the same network on one ready batch, without a line around it.
void training_step_alone(benchmark::State& state) {
  if (nothing_to_train_on(state)) return;
  const Workplace workplace;
  const auto settings = workplace.settings(state);
  torch::set_num_threads(settings.threads);
  const auto data = read_training_data(settings);
  const Sampling sampling(data.train, {});
  const Views views(data.train, {}, 0);
  const auto batch = BatchStream(views, sampling, settings, {}).next();
  auto network = model_for_classes(load_model(settings.base), data.classes).network;
  network->freeze_stages(settings.frozen_stages);
  use_channels_last(network);
  torch::optim::AdamW optimizer(network->parameters(), torch::optim::AdamWOptions(1e-4));
  const auto grid = cell_grid(settings.image_size, settings.image_size);
  const auto images = network_input(batch.images);
  const auto step = [&] {
    optimizer.zero_grad();
    Prediction prediction;
    {
      const PrecisionScope scope(*settings.precision);
      prediction = network->forward(images);
    }
    detection_loss(prediction, grid, batch.truths).total.backward();
    optimizer.step();
  };
  for (int i = 0; i < kStepsBefore; ++i) step();
  Stopwatch watch;
  watch.start();
  for (auto _ : state) step();
  watch.stop();
  tell_photos(state, state.iterations() * settings.batch, watch.processor_seconds());
}

// The same steps of a real run: decoding, augmentation, checks, the average of the weights and the rest.
void training_step_of_a_run(benchmark::State& state) {
  if (nothing_to_train_on(state)) return;
  const Workplace workplace;
  const auto settings = workplace.settings(state);
  double processor_seconds = 0;
  for (auto _ : state) {
    Stopwatch watch;
    int done = 0;
    FitHooks hooks;
    hooks.on_batch = [&](const BatchProgress&) {
      ++done;
      if (done == kStepsBefore) watch.start();
      if (done == kStepsBefore + kSteps) watch.stop();
    };
    hooks.stop_requested = [&] { return done == kStepsBefore + kSteps; };
    fit(settings, hooks);
    state.SetIterationTime(watch.wall_seconds());
    processor_seconds += watch.processor_seconds();
  }
  tell_photos(state, state.iterations() * kSteps * settings.batch, processor_seconds);
}

void each_setting(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"pixels", "frozen", "bf16"})->Args({320, 2, 1})->Args({320, 0, 1})->Args({320, 2, 0});
  bench->Unit(benchmark::kMillisecond);
}

BENCHMARK(training_step_alone)->Apply(each_setting)->Iterations(kSteps)->UseRealTime();
BENCHMARK(training_step_of_a_run)->Apply(each_setting)->Iterations(1)->UseManualTime();

}  // namespace
}  // namespace fieldloop
