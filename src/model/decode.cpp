#include "model/decode.h"

namespace fieldloop {

CellGrid cell_grid(int height, int width) {
  std::vector<torch::Tensor> centres;
  std::vector<torch::Tensor> strides;
  for (const int stride : kStrides) {
    const double middle = (stride - 1) / 2.0;
    const auto y = torch::arange(height / stride, torch::kFloat) * stride + middle;
    const auto x = torch::arange(width / stride, torch::kFloat) * stride + middle;
    const auto mesh = torch::meshgrid({y, x}, "ij");
    centres.push_back(torch::stack({mesh[1].flatten(), mesh[0].flatten()}));
    strides.push_back(torch::full({centres.back().size(1)}, static_cast<float>(stride)));
  }
  return {torch::cat(centres, 1), torch::cat(strides)};
}

torch::Tensor decode_distances(const torch::Tensor& bins, const CellGrid& grid) {
  const auto shares = bins.view({bins.size(0), 4, kBins, bins.size(2)}).softmax(2);
  const auto positions = torch::arange(kBins, torch::kFloat).view({1, 1, kBins, 1});
  return (shares * positions).sum(2) * grid.strides;
}

torch::Tensor decode_corners(const torch::Tensor& bins, const CellGrid& grid) {
  const auto distances = decode_distances(bins, grid);
  return torch::cat({grid.centres - distances.slice(1, 0, 2), grid.centres + distances.slice(1, 2, 4)}, 1);
}

torch::Tensor decode_output(const Prediction& prediction, const CellGrid& grid, bool knows_lookalikes) {
  const auto corners = decode_corners(prediction.bins, grid);
  const auto low = corners.slice(1, 0, 2);
  const auto high = corners.slice(1, 2, 4);
  auto probabilities = prediction.logits.sigmoid();
  if (knows_lookalikes) probabilities = probabilities.slice(1, 0, -1) * (1 - probabilities.slice(1, -1));
  return torch::cat({(low + high) / 2, high - low, probabilities}, 1);
}

}  // namespace fieldloop
