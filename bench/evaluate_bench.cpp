#include <benchmark/benchmark.h>

#include <random>

#include "evaluate/evaluate.h"

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

void paired_bootstrap(benchmark::State& state) {
  const auto a = many_photos(1);
  auto b = a;
  for (auto& photo : b) photo.detections.pop_back();
  for (auto _ : state) benchmark::DoNotOptimize(compare_map50(a, b, static_cast<int>(state.range(0))).low);
}
BENCHMARK(paired_bootstrap)->ArgName("resamples")->Arg(500)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fieldloop
