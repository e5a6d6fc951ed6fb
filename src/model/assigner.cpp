#include "model/assigner.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace fieldloop {
namespace {

constexpr std::size_t kCellsABox = 13;
constexpr float kTinyAlignment = 1e-9F;

struct Candidate {
  std::int64_t cell = 0;
  std::size_t truth = 0;
  float alignment = 0;
  float overlap = 0;
};

// probability^0.5 * IoU^6
float alignment_of(float probability, float overlap) {
  const float cube = overlap * overlap * overlap;
  return std::sqrt(probability) * cube * cube;
}

bool contains(const PixelBox& box, float x, float y) {
  return x > box.x_min && x < box.x_max && y > box.y_min && y < box.y_max;
}

std::vector<Candidate> best_cells(const float* probabilities, const float* corners, const CellGrid& grid,
                                  const TrueBox& truth, std::size_t index) {
  const auto cells = grid.strides.size(0);
  const float* x = grid.centres.data_ptr<float>();
  const float* y = x + cells;
  const float* probability = probabilities + truth.class_id * cells;
  std::vector<Candidate> candidates;
  for (std::int64_t i = 0; i < cells; ++i) {
    if (!contains(truth.box, x[i], y[i])) continue;
    const PixelBox predicted{corners[i], corners[cells + i], corners[2 * cells + i], corners[3 * cells + i]};
    const float overlap = iou(predicted, truth.box);
    candidates.push_back({i, index, alignment_of(probability[i], overlap), overlap});
  }
  const auto keep = std::min(kCellsABox, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(keep),
                    candidates.end(),
                    [](const Candidate& a, const Candidate& b) { return a.alignment > b.alignment; });
  candidates.resize(keep);
  return candidates;
}

void claim(std::map<std::int64_t, Candidate>& owners, const std::vector<Candidate>& candidates) {
  for (const auto& candidate : candidates) {
    const auto [owner, is_new] = owners.emplace(candidate.cell, candidate);
    if (!is_new && candidate.overlap > owner->second.overlap) owner->second = candidate;
  }
}

}  // namespace

std::vector<AssignedCell> assign_cells(const torch::Tensor& probabilities, const torch::Tensor& corners,
                                       const CellGrid& grid, const std::vector<TrueBox>& truths) {
  std::map<std::int64_t, Candidate> owners;
  for (std::size_t truth = 0; truth < truths.size(); ++truth)
    claim(owners,
          best_cells(probabilities.data_ptr<float>(), corners.data_ptr<float>(), grid, truths[truth], truth));
  std::vector<float> best_alignment(truths.size(), kTinyAlignment);
  std::vector<float> best_overlap(truths.size(), 0);
  for (const auto& [cell, owner] : owners) {
    best_alignment[owner.truth] = std::max(best_alignment[owner.truth], owner.alignment);
    best_overlap[owner.truth] = std::max(best_overlap[owner.truth], owner.overlap);
  }
  std::vector<AssignedCell> assigned;
  for (const auto& [cell, owner] : owners)
    assigned.push_back(
        {cell, owner.truth, owner.alignment / best_alignment[owner.truth] * best_overlap[owner.truth]});
  return assigned;
}

}  // namespace fieldloop
