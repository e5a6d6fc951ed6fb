#include "model/loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

// A 64-pixel input whose every cell predicts the box of its own cell with probability `probability`.
struct Image {
  explicit Image(float probability, int class_count = 2)
      : grid(cell_grid(64, 64)),
        probabilities(torch::full({class_count, grid.strides.size(0)}, probability)),
        corners(torch::cat({grid.centres - grid.strides, grid.centres + grid.strides})) {}
  CellGrid grid;
  torch::Tensor probabilities;
  torch::Tensor corners;
};

float largest_score(const std::vector<AssignedCell>& cells) {
  float largest = 0;
  for (const auto& cell : cells) largest = std::max(largest, cell.score);
  return largest;
}

TEST(Assigner, TakesAtMostThirteenCellsInsideTheBoxAndTheBestGetsTheBestOverlap) {
  Image image(0.5F);
  const std::vector<TrueBox> truths{{{0, 0, 64, 64}, 1}};
  image.corners.slice(1, 0, 1).copy_(
      torch::tensor({{0.F}, {0.F}, {64.F}, {48.F}}));  // the first cell: IoU 0.75
  const auto cells = assign_cells(image.probabilities, image.corners, image.grid, truths);
  EXPECT_EQ(cells.size(), 13U);
  EXPECT_EQ(cells.front().cell, 0);
  EXPECT_FLOAT_EQ(cells.front().score, 0.75F);
  EXPECT_FLOAT_EQ(largest_score(cells), 0.75F);
}

TEST(Assigner, PrefersTheProbableOfEqualBoxes) {
  Image image(0.1F);
  for (const int cell : {9, 10})
    image.corners.slice(1, cell, cell + 1).copy_(torch::tensor({{4.F}, {4.F}, {36.F}, {36.F}}));
  image.probabilities[0][10] = 0.9F;
  const auto cells = assign_cells(image.probabilities, image.corners, image.grid, {{{4, 4, 36, 36}, 0}});
  const auto score_of = [&](std::int64_t wanted) {
    for (const auto& cell : cells)
      if (cell.cell == wanted) return cell.score;
    return -1.F;
  };
  EXPECT_FLOAT_EQ(score_of(10), 1);
  EXPECT_NEAR(score_of(9), std::sqrt(0.1F / 0.9F), 1e-4);
}

TEST(Assigner, ACellInTwoBoxesGoesToTheOneItOverlapsMost) {
  Image image(0.5F);
  image.corners.slice(1, 0, 1).copy_(torch::tensor({{0.F}, {0.F}, {16.F}, {16.F}}));
  const auto cells = assign_cells(image.probabilities, image.corners, image.grid,
                                  {{{0, 0, 60, 60}, 0}, {{0, 0, 17, 17}, 1}});
  ASSERT_EQ(cells.front().cell, 0);
  EXPECT_EQ(cells.front().truth, 1U);
}

TEST(Assigner, AnEmptyImageAssignsNothing) {
  Image image(0.5F);
  EXPECT_TRUE(assign_cells(image.probabilities, image.corners, image.grid, {}).empty());
}

// Bins that say exactly `distance` cells on every side.
torch::Tensor sharp_bins(int distance, std::int64_t cells) {
  auto bins = torch::full({1, 4, kBins, cells}, -30.F);
  bins.select(2, distance).fill_(30.F);
  return bins.view({1, kBoxChannels, cells});
}

TEST(DetectionLoss, APerfectPredictionCostsNothing) {
  const auto grid = cell_grid(64, 64);
  auto logits = torch::full({1, 1, grid.strides.size(0)}, -30.F);
  logits[0][0][9] = 30.F;  // the stride-8 cell with its centre at (11.5, 11.5)
  const auto losses = detection_loss({logits, sharp_bins(1, grid.strides.size(0))}, grid,
                                     {{{{3.5F, 3.5F, 19.5F, 19.5F}, 0}}});
  EXPECT_NEAR(losses.box.item<float>(), 0, 1e-3);
  EXPECT_NEAR(losses.distribution.item<float>(), 0, 1e-3);
  EXPECT_LT(losses.classification.item<float>(), 0.05F);
}

torch::Tensor tensor_of(const nlohmann::json& rows) {  // [image][row][cell]
  std::vector<torch::Tensor> images;
  for (const auto& image : rows) {
    std::vector<torch::Tensor> channels;
    for (const auto& row : image) channels.push_back(torch::tensor(row.get<std::vector<float>>()));
    images.push_back(torch::stack(channels));
  }
  return torch::stack(images);
}

std::vector<std::vector<TrueBox>> truths_of(const nlohmann::json& images) {
  std::vector<std::vector<TrueBox>> truths;
  for (const auto& image : images) {
    truths.emplace_back();
    for (const auto& truth : image) {
      const auto b = truth.at("box").get<std::array<float, 4>>();
      truths.back().push_back({{b[0], b[1], b[2], b[3]}, truth.at("class_id")});
    }
  }
  return truths;
}

TEST(DetectionLoss, EqualsTheDefinitionsComputedCellByCell) {
  const auto golden =
      nlohmann::json::parse(std::ifstream(FIELDLOOP_SOURCE_DIR "/tests/golden/detection_loss.json"));
  const int side = golden.at("side");
  const auto losses = detection_loss({tensor_of(golden.at("logits")), tensor_of(golden.at("bins"))},
                                     cell_grid(side, side), truths_of(golden.at("truths")));
  const auto& expected = golden.at("losses");
  EXPECT_NEAR(losses.classification.item<double>(), expected.at("classification").get<double>(), 1e-3);
  EXPECT_NEAR(losses.box.item<double>(), expected.at("box").get<double>(), 1e-4);
  EXPECT_NEAR(losses.distribution.item<double>(), expected.at("distribution").get<double>(), 1e-4);
  EXPECT_NEAR(losses.total.item<double>(), expected.at("total").get<double>(), 1e-3);
}

TEST(DetectionLoss, OnAnEmptyImageOnlyTheProbabilitiesCost) {
  const auto grid = cell_grid(64, 64);
  auto logits = torch::zeros({1, 2, grid.strides.size(0)}, torch::requires_grad());
  const auto losses = detection_loss({logits, sharp_bins(1, grid.strides.size(0))}, grid, {{}});
  // log 2 * 0.5^2 a cell and class, divided by at least 1
  EXPECT_NEAR(losses.total.item<float>(), std::log(2.F) / 4 * 2 * static_cast<float>(grid.strides.size(0)),
              0.1);
  losses.total.backward();
  EXPECT_GT(logits.grad().min().item<float>(), 0) << "every probability is to fall";
}

TEST(DetectionLoss, DescendingItsGradientImprovesTheBox) {
  torch::manual_seed(3);
  const auto grid = cell_grid(64, 64);
  auto logits = torch::zeros({1, 1, grid.strides.size(0)}, torch::requires_grad());
  auto bins = torch::randn({1, kBoxChannels, grid.strides.size(0)}).set_requires_grad(true);
  torch::optim::Adam optimizer({logits, bins}, 0.1);
  const std::vector<std::vector<TrueBox>> truths{{{{10, 12, 40, 50}, 0}}};
  for (int step = 0; step < 60; ++step) {
    optimizer.zero_grad();
    detection_loss({logits, bins}, grid, truths).total.backward();
    optimizer.step();
  }
  const torch::NoGradGuard no_grad;
  const auto best = logits.sigmoid().flatten().argmax().item<std::int64_t>();
  const auto corners = decode_corners(bins, grid)[0].select(1, best).contiguous();
  const float* c = corners.data_ptr<float>();
  EXPECT_GT(iou({c[0], c[1], c[2], c[3]}, truths[0][0].box), 0.9F);
}

}  // namespace
}  // namespace fieldloop
