#include <benchmark/benchmark.h>
#include <onnxruntime_cxx_api.h>

#include <array>
#include <opencv2/core.hpp>
#include <random>

#include "bench_photos.h"
#include "detect/detector.h"
#include "detect/letterbox.h"
#include "detect/nms.h"
#include "files/atomic_file.h"
#include "image/decoded_photo.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

fs::path base_model() { return fs::path(FIELDLOOP_BINARY_DIR) / "share/fieldloop/coco-base/best.onnx"; }

// The network alone, without a line of ours around it: what detecting a photo is compared with.
void onnx_runtime_alone(benchmark::State& state) {
  if (!fs::exists(base_model())) return state.SkipWithError("the base network is not there");
  Ort::Env env(ORT_LOGGING_LEVEL_ERROR, "bench");
  Ort::SessionOptions options;
  options.SetIntraOpNumThreads(static_cast<int>(state.range(0)));
  options.AddConfigEntry("session.intra_op.allow_spinning", state.range(1) != 0 ? "1" : "0");
  Ort::Session session(env, base_model().c_str(), options);
  const std::array<std::int64_t, 4> shape{state.range(2), 3, 416, 416};
  std::vector<float> planes(static_cast<std::size_t>(shape[0]) * 3 * 416 * 416, 0.4F);
  const auto memory = Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault);
  const auto input = Ort::Value::CreateTensor<float>(memory, planes.data(), planes.size(), shape.data(), 4);
  const char* inputs[] = {"images"};
  const char* outputs[] = {"output0"};
  Stopwatch watch;
  watch.start();
  for (auto _ : state)
    benchmark::DoNotOptimize(session.Run(Ort::RunOptions{}, inputs, &input, 1, outputs, 1).size());
  watch.stop();
  tell_photos(state, state.iterations() * shape[0], watch.processor_seconds());
}
BENCHMARK(onnx_runtime_alone)
    ->ArgNames({"threads", "spinning", "batch"})
    ->Args({1, 0, 1})
    ->Args({2, 0, 1})
    ->Args({2, 1, 1})
    ->Args({2, 0, 4})
    ->Args({2, 0, 16})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
// A photo from its file to its boxes.
void detect_from_file(benchmark::State& state, const char* folder) {
  const auto files = photos_in(folder, 60);
  if (files.empty() || !fs::exists(base_model()))
    return state.SkipWithError("photos or base network are not there");
  DetectorOptions options;
  options.threads = static_cast<int>(state.range(0));
  const Detector detector(base_model(), options);
  std::size_t i = 0;
  for (auto _ : state) {
    const auto photo = decode_photo(read_file(files[i++ % files.size()]), detector.image_size());
    benchmark::DoNotOptimize(detector.detect(photo.image, photo.info.size).size());
  }
}
BENCHMARK_CAPTURE(detect_from_file, deer, "deer/images/val")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(detect_from_file, trailcam, "trailcam")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void letterbox(benchmark::State& state) {
  const cv::Mat photo(375, 500, CV_8UC3, cv::Scalar::all(90));
  std::vector<float> planes(3 * 416 * 416);
  for (auto _ : state) {
    fill_letterboxed(photo, letterbox_for({500, 375}, 416), 416, planes);
    benchmark::DoNotOptimize(planes.data());
  }
}
BENCHMARK(letterbox)->Unit(benchmark::kMicrosecond);

void decode_80_classes(benchmark::State& state) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> value(0.001F, 0.011F);
  std::vector<float> output(84 * 3549);
  for (auto& v : output) v = value(random);
  for (auto _ : state) benchmark::DoNotOptimize(decode_output(output, 80, 0.01F).size());
}
BENCHMARK(decode_80_classes)->Unit(benchmark::kMicrosecond);

void suppression(benchmark::State& state) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> at(0, 320), side(10, 100), share(0, 1);
  std::vector<Detection> candidates(static_cast<std::size_t>(state.range(0)));
  for (auto& c : candidates) {
    const float x = at(random), y = at(random);
    c = {{x, y, x + side(random), y + side(random)}, 0, share(random)};
  }
  for (auto _ : state) benchmark::DoNotOptimize(suppress_overlaps(candidates, 0.6F, 300).size());
}
BENCHMARK(suppression)->ArgName("candidates")->Arg(100)->Arg(1000)->Arg(3549)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace fieldloop
