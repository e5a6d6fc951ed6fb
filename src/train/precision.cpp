#include "train/precision.h"

#include <ATen/autocast_mode.h>

#include <chrono>

namespace fieldloop {
namespace {

bool processor_has_bfloat16() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

void run_step(Network& network, const torch::Tensor& bytes, Precision precision) {
  Prediction prediction;
  {
    const PrecisionScope scope(precision);
    prediction = network->forward(network_input(bytes));
  }
  (prediction.logits.mean() + prediction.bins.mean()).backward();
}

// Seconds of the second step; the first one prepares the kernels.
double seconds_a_step(Network& network, const torch::Tensor& bytes, Precision precision) {
  run_step(network, bytes, precision);
  const auto start = std::chrono::steady_clock::now();
  run_step(network, bytes, precision);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

std::string_view name_of(Precision precision) {
  return precision == Precision::kFloat32 ? "float32" : "bf16";
}

PrecisionScope::PrecisionScope(Precision precision) : was_enabled_(at::autocast::is_cpu_enabled()) {
  at::autocast::set_cpu_enabled(precision == Precision::kBfloat16);
  at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
}

PrecisionScope::~PrecisionScope() {
  at::autocast::clear_cache();
  at::autocast::set_cpu_enabled(was_enabled_);
}

Precision fastest_precision(const Network& network, int image_size, int batch) {
  if (!processor_has_bfloat16()) return Precision::kFloat32;
  auto trial = copy_of(network);
  use_channels_last(trial);
  for (std::size_t i = 0; i < trial->convs().size(); ++i)
    for (auto& parameter : trial->convs()[i]->parameters())
      parameter.set_requires_grad(network->convs()[i]->weight.requires_grad());
  const auto bytes = torch::full({batch, image_size, image_size, 3}, 114, torch::kByte);
  const double full = seconds_a_step(trial, bytes, Precision::kFloat32);
  const double half = seconds_a_step(trial, bytes, Precision::kBfloat16);
  return half < full ? Precision::kBfloat16 : Precision::kFloat32;
}

void use_channels_last(const Network& network) {
  for (const auto& conv : network->convs())
    conv->weight.set_data(conv->weight.contiguous(torch::MemoryFormat::ChannelsLast));
}

torch::Tensor network_input(const torch::Tensor& bytes) {
  return bytes.permute({0, 3, 1, 2}).to(torch::kFloat).div_(255);
}

}  // namespace fieldloop
