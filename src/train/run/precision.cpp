#include "train/run/precision.h"

#include <ATen/autocast_mode.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "train/run/process_memory.h"

namespace fieldloop {
namespace {

constexpr int kTrialBatch = 2;

// Since LibTorch 2.4 the functions name the device; the former ones print a warning at each call.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
bool autocast_enabled() { return at::autocast::is_autocast_enabled(at::kCPU); }
void enable_autocast(bool enabled) {
  at::autocast::set_autocast_enabled(at::kCPU, enabled);
  at::autocast::set_autocast_dtype(at::kCPU, at::kBFloat16);
}
#else
bool autocast_enabled() { return at::autocast::is_cpu_enabled(); }
void enable_autocast(bool enabled) {
  at::autocast::set_cpu_enabled(enabled);
  at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
}
#endif

bool processor_has_bfloat16() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

// A copy of a network to try steps on, with the same weights frozen.
class Trial {
 public:
  Trial(const Network& network, int image_size, int photos = kTrialBatch)
      : network_(copy_of(network)),
        bytes_(torch::full({photos, image_size, image_size, 3}, 114, torch::kByte)) {
    for (std::size_t i = 0; i < network_->convs().size(); ++i)
      for (auto& parameter : network_->convs()[i]->parameters())
        parameter.set_requires_grad(network->convs()[i]->weight.requires_grad());
    use_channels_last(network_);
  }

  // Seconds of the faster of two steps, after one that prepares the kernels.
  double seconds_a_step(Precision precision) {
    step(precision);
    return std::min(timed_step(precision), timed_step(precision));
  }

  void step(Precision precision) {
    Prediction prediction;
    {
      const PrecisionScope scope(precision);
      prediction = network_->forward(network_input(bytes_));
    }
    (prediction.logits.mean() + prediction.bins.mean()).backward();
  }

 private:
  double timed_step(Precision precision) {
    const auto start = std::chrono::steady_clock::now();
    step(precision);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  Network network_;
  torch::Tensor bytes_;
};

}  // namespace

PrecisionScope::PrecisionScope(Precision precision) : was_enabled_(autocast_enabled()) {
  enable_autocast(precision == Precision::kBfloat16);
}

PrecisionScope::~PrecisionScope() {
  at::autocast::clear_cache();
  enable_autocast(was_enabled_);
}

Precision fastest_precision(const Network& network, int image_size) {
  if (!processor_has_bfloat16()) return Precision::kFloat32;
  torch::set_num_threads(1);
  Trial trial(network, image_size);
  const bool half_is_faster =
      trial.seconds_a_step(Precision::kBfloat16) < trial.seconds_a_step(Precision::kFloat32);
  return half_is_faster ? Precision::kBfloat16 : Precision::kFloat32;
}

int fastest_thread_count(const Network& network, int image_size, Precision precision) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  Trial trial(network, image_size);
  torch::set_num_threads(1);
  const double alone = trial.seconds_a_step(precision);
  torch::set_num_threads(cores);
  return trial.seconds_a_step(precision) < alone ? cores : 1;
}

std::uint64_t memory_of_step(const Network& network, int image_size, int photos, Precision precision) {
  ::malloc_trim(0);
  reset_peak_memory();
  const auto before = present_memory();
  Trial(network, image_size, photos).step(precision);
  return std::max(peak_memory(), before) - before;
}

void use_channels_last(const Network& network) {
  for (const auto& conv : network->convs())
    conv->weight.set_data(conv->weight.contiguous(torch::MemoryFormat::ChannelsLast));
}

torch::Tensor network_input(const torch::Tensor& bytes) {
  return bytes.permute({0, 3, 1, 2}).to(torch::kFloat).div_(255);
}

}  // namespace fieldloop
