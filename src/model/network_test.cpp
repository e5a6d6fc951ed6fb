#include "model/network.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "model/decode.h"
#include "model/nanodet_weights.h"
#include "testing/real_photos.h"
#include "testing/stamp_for_tests.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

const fs::path kNanodet = fs::path(FIELDLOOP_SOURCE_DIR) / "deps/nanodet";

torch::Tensor stretched(const cv::Mat& bgr, int side) {
  cv::Mat rgb;
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  cv::resize(rgb, rgb, {side, side});
  return torch::from_blob(rgb.data, {1, side, side, 3}, torch::kByte)
             .permute({0, 3, 1, 2})
             .to(torch::kFloat) /
         255;
}

// What the network sees best on the picture, stretched to its input.
struct Sight {
  std::int64_t class_id = 0;
  float score = 0;
  std::array<float, 4> corners{};  // pixels of the picture
};

Sight best_sight(const cv::Mat& photo) {
  const torch::NoGradGuard no_grad;
  auto network = read_nanodet(kNanodet);
  const auto output = decode_output(network->forward(stretched(photo, 416)), cell_grid(416, 416), false)[0];
  const auto best = output.slice(0, 4).flatten().argmax().item<std::int64_t>();
  const auto cells = output.size(1);
  const auto box = output.slice(0, 0, 4).select(1, best % cells);
  const auto at = [&](int i) { return box[i].item<float>(); };
  const float x_scale = static_cast<float>(photo.cols) / 416;
  const float y_scale = static_cast<float>(photo.rows) / 416;
  return {best / cells,
          output[4 + best / cells][best % cells].item<float>(),
          {(at(0) - at(2) / 2) * x_scale, (at(1) - at(3) / 2) * y_scale, (at(0) + at(2) / 2) * x_scale,
           (at(1) + at(3) / 2) * y_scale}};
}

TEST(BaseNetwork, FindsTheBearWhereItIs) {
  const auto sight = best_sight(bear_for_tests());
  constexpr int kBear = 21;
  EXPECT_EQ(sight.class_id, kBear);
  EXPECT_GT(sight.score, 0.5F);
  constexpr std::array kCorners{67.0F, 33.0F, 413.0F, 327.0F};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(sight.corners.at(i), kCorners.at(i), 10);
}

class BaseNetworkOnRealPhotos : public testing::TestWithParam<fs::path> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(BaseNetworkOnRealPhotos);
INSTANTIATE_TEST_SUITE_P(Shared, BaseNetworkOnRealPhotos,
                         testing::ValuesIn(real_photos("raccoon/images/raccoon-1.jpg")));

TEST_P(BaseNetworkOnRealPhotos, FindsTheRaccoonAsTheReferenceImplementationDoes) {
  const auto sight = best_sight(cv::imread(GetParam().string()));
  constexpr int kCat = 15;
  EXPECT_EQ(sight.class_id, kCat);
  EXPECT_NEAR(sight.score, 0.63F, 0.02F);
  constexpr std::array kCorners{76.0F, 104.0F, 525.0F, 403.0F};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(sight.corners.at(i), kCorners.at(i), 3);
}

TEST(NetworkTest, HasACellEveryStrideAndFollowsTheInputSize) {
  const torch::NoGradGuard no_grad;
  Network network(2);
  const auto prediction = network->forward(torch::rand({1, 3, 64, 96}));
  const std::int64_t cells = 8 * 12 + 4 * 6 + 2 * 3;
  EXPECT_EQ(prediction.logits.sizes(), (std::vector<std::int64_t>{1, 2, cells}));
  EXPECT_EQ(prediction.bins.sizes(), (std::vector<std::int64_t>{1, kBoxChannels, cells}));
  EXPECT_EQ(cell_grid(64, 96).centres.size(1), cells);
}

TEST(NetworkTest, FrozenStagesGetNoGradientAndTheRestDo) {
  Network network(1);
  network->freeze_stages(2);
  const auto prediction = network->forward(torch::rand({1, 3, 64, 64}));
  (prediction.logits.sum() + prediction.bins.sum()).backward();
  const auto& convs = network->convs();
  EXPECT_FALSE(convs[0]->weight.grad().defined());
  EXPECT_FALSE(convs[10]->weight.grad().defined()) << "the last convolution of the second stage";
  EXPECT_TRUE(convs[11]->weight.grad().defined()) << "the first of the third";
  EXPECT_TRUE(convs[33]->weight.grad().defined());
}

TEST(Decode, ACellsBinsBecomeDistancesTimesItsStride) {
  auto bins = torch::full({1, kBoxChannels, 1}, -20.F);
  for (const int side : {0, 1, 2, 3}) bins[0][side * kBins + side + 1][0] = 20.F;  // 1, 2, 3, 4 cells
  const CellGrid grid{torch::tensor({{40.F}, {60.F}}), torch::tensor({8.F})};
  const auto corners = decode_corners(bins, grid).flatten();
  EXPECT_TRUE(torch::allclose(corners, torch::tensor({32.F, 44.F, 64.F, 92.F}), 1e-4, 1e-3)) << corners;
}

TEST(Decode, CellCentresLieInTheMiddleOfTheirPixels) {
  const auto grid = cell_grid(32, 64);
  EXPECT_EQ(grid.centres[0][1].item<float>(), 11.5F);        // stride 8, second column
  EXPECT_EQ(grid.centres[1][8].item<float>(), 11.5F);        // second row
  EXPECT_EQ(grid.centres[0][-1].item<float>(), 32 + 15.5F);  // stride 32, last cell
  EXPECT_EQ(grid.strides[-1].item<float>(), 32.F);
}

}  // namespace
}  // namespace fieldloop
