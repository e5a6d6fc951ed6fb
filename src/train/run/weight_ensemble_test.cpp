#include "train/run/weight_ensemble.h"

#include <gtest/gtest.h>

#include "model/topology.h"

namespace fieldloop {
namespace {

Model model_with(const std::vector<std::string>& classes) {
  return {Network(static_cast<int>(classes.size())), classes, 64};
}

// A network whose weights are all that much greater than those of `model`.
Network raised(const Model& model, double by) {
  const torch::NoGradGuard no_grad;
  auto network = copy_of(model.network);
  for (auto& parameter : network->parameters()) parameter.add_(by);
  return network;
}

double mean_difference(const torch::Tensor& a, const torch::Tensor& b) {
  return (a - b).mean().item<double>();
}

const torch::nn::Conv2d& output_conv(const Network& network) { return network->convs()[kOutputConvs[0]]; }

TEST(WeightEnsemble, KeepsTwoTenthsOfWhatAParentOfTheSameClassesKnew) {
  const auto parent = model_with({"deer", "fox"});
  const auto learned = raised(parent, 1);
  const auto kept = WeightEnsemble(parent, {"deer", "fox"}, false).of(learned);
  for (std::size_t i = 0; i < kept->parameters().size(); ++i)
    EXPECT_NEAR(mean_difference(kept->parameters()[i], parent.network->parameters()[i]), 0.8, 1e-5);
  EXPECT_NEAR(mean_difference(learned->parameters()[0], parent.network->parameters()[0]), 1, 1e-5);
}

TEST(WeightEnsemble, KeepsThreeTenthsBesideANewClassAndTakesOutputsThatAreNewAsLearned) {
  const auto parent = model_with({"deer"});
  const auto begun = model_for_classes(parent, {"deer", "capybara"}, true);
  const auto learned = raised(begun, 1);
  const auto kept = WeightEnsemble(parent, {"deer", "capybara"}, true).of(learned);
  const auto moved = [&](std::int64_t output) {
    return mean_difference(output_conv(kept)->bias[output], output_conv(begun.network)->bias[output]);
  };
  EXPECT_NEAR(moved(0), 0.7, 1e-5) << "deer";
  EXPECT_NEAR(moved(1), 1, 1e-5) << "capybara";
  EXPECT_NEAR(moved(2), 1, 1e-5) << "lookalikes";
  EXPECT_NEAR(moved(3), 0.7, 1e-5) << "boxes";
}

TEST(WeightEnsemble, KeepsThreeTenthsOfAParentThatKnewNoneOfTheClasses) {
  const auto parent = model_with({"cat", "dog"});
  const auto begun = model_for_classes(parent, {"deer"});
  const auto kept = WeightEnsemble(parent, {"deer"}, false).of(raised(begun, 1));
  EXPECT_NEAR(mean_difference(kept->convs()[0]->weight, begun.network->convs()[0]->weight), 0.7, 1e-5);
  const auto moved = [&](std::int64_t output) {
    return mean_difference(output_conv(kept)->bias[output], output_conv(begun.network)->bias[output]);
  };
  EXPECT_NEAR(moved(0), 1, 1e-5) << "deer";
  EXPECT_NEAR(moved(1), 0.7, 1e-5) << "boxes";
}

}  // namespace
}  // namespace fieldloop
