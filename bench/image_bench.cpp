#include <benchmark/benchmark.h>

#include <opencv2/core.hpp>

#include "bench_photos.h"
#include "files/atomic_file.h"
#include "image/decoded_photo.h"

namespace fieldloop {
namespace {

using Bytes = std::vector<unsigned char>;

std::vector<Bytes> loaded(const char* folder) {
  std::vector<Bytes> photos;
  for (const auto& file : photos_in(folder, 40)) photos.push_back(read_file(file));
  return photos;
}

// Time a photo of the folder; `work` takes its bytes.
template <class Work>
void each_photo(benchmark::State& state, const char* folder, Work work) {
  const auto photos = loaded(folder);
  if (photos.empty()) return state.SkipWithError("the photos are not there");
  std::size_t i = 0;
  for (auto _ : state) work(photos[i++ % photos.size()]);
}

constexpr const char* kSmall = "deer/images/val";  // about 500 pixels
constexpr const char* kTrail = "trailcam";         // 8 megapixels

void decode(benchmark::State& state, const char* folder) {
  const int at_least = static_cast<int>(state.range(0));
  each_photo(state, folder,
             [&](const Bytes& bytes) { benchmark::DoNotOptimize(decode_photo(bytes, at_least).image.data); });
}
BENCHMARK_CAPTURE(decode, deer, kSmall)->Arg(0)->Arg(416)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode, trailcam, kTrail)->Arg(0)->Arg(1280)->Arg(416)->Unit(benchmark::kMillisecond);

void inspect(benchmark::State& state, const char* folder) {
  each_photo(state, folder, [](const Bytes& bytes) { benchmark::DoNotOptimize(inspect_photo(bytes).size); });
}
BENCHMARK_CAPTURE(inspect, deer, kSmall)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(inspect, trailcam, kTrail)->Unit(benchmark::kMillisecond);

void sha256(benchmark::State& state, const char* folder) {
  each_photo(state, folder, [](const Bytes& bytes) { benchmark::DoNotOptimize(sha256_hex(bytes).size()); });
}
BENCHMARK_CAPTURE(sha256, deer, kSmall)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sha256, trailcam, kTrail)->Unit(benchmark::kMillisecond);

void thumbnail(benchmark::State& state, const char* folder) {
  each_photo(state, folder, [](const Bytes& bytes) {
    benchmark::DoNotOptimize(make_thumbnail(decode_photo(bytes, 640).image, 320).size());
  });
}
BENCHMARK_CAPTURE(thumbnail, deer, kSmall)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(thumbnail, trailcam, kTrail)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fieldloop
