#include "model/loss.h"

namespace fieldloop {
namespace {

constexpr double kBoxGain = 2;
constexpr double kDistributionGain = 0.5;

// The cells of a batch that have a box to learn, as parallel tensors; distances are in cells.
struct Targets {
  torch::Tensor scores;     // float [N, classes, A], 0 where nothing is to be seen
  torch::Tensor images;     // int64 [P]
  torch::Tensor cells;      // int64 [P]
  torch::Tensor distances;  // float [P, 4]: left, top, right, bottom
  torch::Tensor weights;    // float [P]
};

// What is collected while the images are gone through.
struct TargetLists {
  std::vector<std::int64_t> images, cells;
  std::vector<float> distances, weights;
};

void append(TargetLists& lists, std::int64_t image, const AssignedCell& assigned, const PixelBox& box,
            const CellGrid& grid) {
  const float* centres = grid.centres.data_ptr<float>();
  const float x = centres[assigned.cell];
  const float y = centres[grid.strides.size(0) + assigned.cell];
  const float stride = grid.strides.data_ptr<float>()[assigned.cell];
  lists.images.push_back(image);
  lists.cells.push_back(assigned.cell);
  lists.weights.push_back(assigned.score);
  for (const float distance : {x - box.x_min, y - box.y_min, box.x_max - x, box.y_max - y})
    lists.distances.push_back(distance / stride);
}

Targets make_targets(const Prediction& prediction, const CellGrid& grid,
                     const std::vector<std::vector<TrueBox>>& truths) {
  const torch::NoGradGuard no_grad;
  const auto probabilities = prediction.logits.sigmoid().contiguous();
  const auto corners = decode_corners(prediction.bins, grid).contiguous();
  auto scores = torch::zeros_like(probabilities);
  auto score_at = scores.accessor<float, 3>();
  TargetLists lists;
  for (std::size_t image = 0; image < truths.size(); ++image) {
    const auto n = static_cast<std::int64_t>(image);
    for (const auto& assigned : assign_cells(probabilities[n], corners[n], grid, truths[image])) {
      const auto& truth = truths[image][assigned.truth];
      score_at[n][truth.class_id][assigned.cell] = assigned.score;
      append(lists, n, assigned, truth.box, grid);
    }
  }
  return {scores, torch::tensor(lists.images), torch::tensor(lists.cells),
          torch::tensor(lists.distances).view({-1, 4}), torch::tensor(lists.weights)};
}

torch::Tensor quality_focal_loss(const torch::Tensor& logits, const torch::Tensor& scores) {
  const auto cross_entropy =
      torch::binary_cross_entropy_with_logits(logits, scores, {}, {}, at::Reduction::None);
  return (cross_entropy * (scores - logits.sigmoid()).square()).sum();
}

// Of boxes around a common point, given as distances to their sides: [P, 4] each.
torch::Tensor generalised_iou(const torch::Tensor& a, const torch::Tensor& b) {
  const auto area = [](const torch::Tensor& d) {
    return (d.select(1, 0) + d.select(1, 2)) * (d.select(1, 1) + d.select(1, 3));
  };
  const auto intersection = area(torch::min(a, b));
  const auto union_area = area(a) + area(b) - intersection;
  const auto enclosing = area(torch::max(a, b));
  return intersection / union_area - (enclosing - union_area) / enclosing;
}

// Cross entropy shared between the two bins around the true distance: [P].
torch::Tensor distribution_focal_loss(const torch::Tensor& log_shares, const torch::Tensor& distances) {
  const auto target = distances.clamp(0, kBins - 1.01);
  const auto low = target.floor();
  const auto index = low.to(torch::kLong).unsqueeze(2);
  const auto high_share = target - low;
  const auto at_low = log_shares.gather(2, index).squeeze(2);
  const auto at_high = log_shares.gather(2, index + 1).squeeze(2);
  return -(at_low * (1 - high_share) + at_high * high_share).mean(1);
}

}  // namespace

Losses detection_loss(const Prediction& prediction, const CellGrid& grid,
                      const std::vector<std::vector<TrueBox>>& truths) {
  const auto targets = make_targets(prediction, grid, truths);
  const auto normaliser = targets.weights.sum().clamp_min(1);
  const auto bins = prediction.bins.index({targets.images, torch::indexing::Slice(), targets.cells});
  const auto log_shares = bins.view({-1, 4, kBins}).log_softmax(2);
  const auto distances = (log_shares.exp() * torch::arange(kBins, torch::kFloat)).sum(2);
  Losses losses;
  losses.classification = quality_focal_loss(prediction.logits, targets.scores) / normaliser;
  losses.box = ((1 - generalised_iou(distances, targets.distances)) * targets.weights).sum() / normaliser;
  losses.distribution =
      (distribution_focal_loss(log_shares, targets.distances) * targets.weights).sum() / normaliser;
  losses.total = losses.classification + kBoxGain * losses.box + kDistributionGain * losses.distribution;
  return losses;
}

}  // namespace fieldloop
