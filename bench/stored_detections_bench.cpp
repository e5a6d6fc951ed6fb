#include <benchmark/benchmark.h>
#include <unistd.h>

#include "app/app.h"
#include "bench_photos.h"
#include "files/atomic_file.h"
#include "photos/photos.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// A home that holds these photos, which no model has looked at, and the base network, deployed.
class Home {
 public:
  explicit Home(const std::vector<fs::path>& files) {
    std::vector<IncomingPhoto> photos;
    for (const auto& file : files) {
      auto& photo = photos.emplace_back();
      photo.filename = file.filename().string();
      photo.bytes = read_file(file);
      photo.detect = false;
    }
    app_.photos.ingest(std::move(photos));
    app_.detector.current();
  }
  ~Home() { fs::remove_all(folder_); }
  App& app() { return app_; }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("stored_detections_" + std::to_string(::getpid()));
  App app_{folder_, {{}, fs::path(FIELDLOOP_BINARY_DIR) / "share/fieldloop"}};
};

// Photos from their files on disk to their boxes in the database, at 416 pixels; time and rate are of all.
void stored_detections(benchmark::State& state, const char* folder) {
  const auto files = photos_in(folder, 320);
  if (files.empty()) return state.SkipWithError("the photos are not there");
  std::int64_t detected = 0;
  double processor_seconds = 0;
  for (auto _ : state) {
    Home home(files);
    Stopwatch watch;
    watch.start();
    detected += home.app().photos.detect({}, {}, {}).detected;
    watch.stop();
    state.SetIterationTime(watch.wall_seconds());
    processor_seconds += watch.processor_seconds();
  }
  tell_photos(state, detected, processor_seconds);
}
BENCHMARK_CAPTURE(stored_detections, deer, "deer/images/train")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stored_detections, trailcam, "trailcam")->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fieldloop
