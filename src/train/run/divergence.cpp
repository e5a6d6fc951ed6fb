#include "train/run/divergence.h"

#include <cmath>
#include <sstream>

#include "core/error.h"

namespace fieldloop {
namespace {

constexpr std::size_t kMostNames = 16;

std::string names_of(const std::vector<std::string>& photos) {
  std::string text;
  for (std::size_t i = 0; i < std::min(photos.size(), kMostNames); ++i)
    text += (i == 0 ? "" : ", ") + photos[i];
  if (photos.size() > kMostNames) text += " and " + std::to_string(photos.size() - kMostNames) + " more";
  return text;
}

// Without the sign that a NaN may have.
std::string figure(const torch::Tensor& loss) {
  const auto value = loss.item<double>();
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << (std::isnan(value) ? std::abs(value) : value);
  return text.str();
}

[[noreturn]] void refuse(const std::string& what, const Losses& losses, const StepContext& step) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text
      << "The training diverged in epoch " << step.epoch << ", batch " << step.batch << " of " << step.batches
      << ": " << what << " is no longer a finite number. Losses: classification "
      << figure(losses.classification) << ", box " << figure(losses.box) << ", distribution "
      << figure(losses.distribution) << "; learning rate " << step.learning_rate
      << ". Start a run with a lower learning_rate; if it happens again, look at the labels of these photos: "
      << names_of(step.photos) << ".";
  throw Error(ErrorCode::kInvalidInput, text.str(), "learning_rate");
}

}  // namespace

void refuse_divergence(const Losses& losses, const StepContext& step) {
  if (!std::isfinite(losses.total.item<double>())) refuse("the loss", losses, step);
}

void refuse_divergence(double gradient_norm, const Losses& losses, const StepContext& step) {
  if (!std::isfinite(gradient_norm)) refuse("the gradient", losses, step);
}

}  // namespace fieldloop
