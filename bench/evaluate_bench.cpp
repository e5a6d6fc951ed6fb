#include <benchmark/benchmark.h>

#include <random>

#include "evaluate/bootstrap.h"
#include "evaluate/calibration.h"
#include "evaluate/coco.h"
#include "evaluate/confusion.h"
#include "evaluate/curves.h"

namespace fieldloop {
namespace {

// 5,000 photos of three animals and 100 detections each, five classes.
std::vector<EvaluatedPhoto> many_photos(unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> at(0, 500), side(20, 120), share(0, 1), shift(-10, 10);
  std::uniform_int_distribution<int> class_id(0, 4);
  const auto box = [&] {
    const float x = at(random), y = at(random);
    return PixelBox{x, y, x + side(random), y + side(random)};
  };
  std::vector<EvaluatedPhoto> photos(5000);
  for (auto& photo : photos) {
    for (int i = 0; i < 3; ++i) {
      photo.truth.push_back({box(), class_id(random)});
      const auto& truth = photo.truth.back();
      const float by = shift(random);
      photo.detections.push_back({{truth.box.x_min + by, truth.box.y_min, truth.box.x_max, truth.box.y_max},
                                  truth.class_id,
                                  share(random)});
    }
    while (photo.detections.size() < 100)
      photo.detections.push_back({box(), class_id(random), share(random) / 2});
  }
  return photos;
}

void evaluation(benchmark::State& state) {
  const auto photos = many_photos(1);
  for (auto _ : state) benchmark::DoNotOptimize(evaluate(photos).map50);
}
BENCHMARK(evaluation)->Unit(benchmark::kMillisecond);

void evaluation_as_coco(benchmark::State& state) {
  const auto photos = many_photos(1);
  for (auto _ : state) benchmark::DoNotOptimize(coco_summary(photos).ap);
}
BENCHMARK(evaluation_as_coco)->Unit(benchmark::kMillisecond);

void curves_confusion_and_calibration(benchmark::State& state) {
  const auto photos = many_photos(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(performance_curves(photos).front().best_f1);
    benchmark::DoNotOptimize(confusion_matrix(photos, 5).at(0, 0));
    benchmark::DoNotOptimize(calibration(photos).expected_error);
  }
}
BENCHMARK(curves_confusion_and_calibration)->Unit(benchmark::kMillisecond);

void intervals_of_all_measures(benchmark::State& state) {
  const auto photos = many_photos(1);
  const BootstrapOptions options{.resamples = static_cast<int>(state.range(0))};
  for (auto _ : state) benchmark::DoNotOptimize(bootstrap(photos, {}, options).front()->low);
}
BENCHMARK(intervals_of_all_measures)->ArgName("resamples")->Arg(1000)->Unit(benchmark::kMillisecond);

void paired_differences(benchmark::State& state) {
  const auto a = many_photos(1);
  auto b = a;
  for (auto& photo : b) photo.detections.pop_back();
  const BootstrapOptions options{.resamples = static_cast<int>(state.range(0))};
  for (auto _ : state) benchmark::DoNotOptimize(compare(a, b, {}, options).front()->difference);
}
BENCHMARK(paired_differences)->ArgName("resamples")->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fieldloop
