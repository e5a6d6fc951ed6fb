#include "train/run/weight_ensemble.h"

#include <algorithm>

#include "model/topology.h"

namespace fieldloop {
namespace {

// By whether the parent knows all of the classes: a new one needs what other animals look like the more.
constexpr double kLearnedShareOfKnown = 0.8;
constexpr double kLearnedShareWithNew = 0.7;

std::vector<int> outputs_unknown_to(const Model& parent, const std::vector<std::string>& classes,
                                    bool lookalikes) {
  auto outputs = classes_unknown_to(parent, classes);
  if (lookalikes && !parent.knows_lookalikes) outputs.push_back(static_cast<int>(classes.size()));
  return outputs;
}

void copy_output(const torch::nn::Conv2d& from, const torch::nn::Conv2d& to, std::int64_t output) {
  to->weight[output].copy_(from->weight[output]);
  to->bias[output].copy_(from->bias[output]);
}

}  // namespace

WeightEnsemble::WeightEnsemble(const Model& parent, const std::vector<std::string>& classes, bool lookalikes)
    : beginning_(model_for_classes(parent, classes, lookalikes).network),
      new_outputs_(outputs_unknown_to(parent, classes, lookalikes)),
      learned_share_(knows_classes(parent, classes) ? kLearnedShareOfKnown : kLearnedShareWithNew) {}

Network WeightEnsemble::of(const Network& learned) const {
  const torch::NoGradGuard no_grad;
  auto result = copy_of(learned);
  const auto from = beginning_->parameters();
  const auto to = result->parameters();
  for (std::size_t i = 0; i < to.size(); ++i) to[i].lerp_(from[i], 1 - learned_share_);
  for (const auto output : new_outputs_)
    for (const auto conv : kOutputConvs) copy_output(learned->convs()[conv], result->convs()[conv], output);
  return result;
}

}  // namespace fieldloop
