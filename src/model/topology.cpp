#include "model/topology.h"

namespace fieldloop {
namespace {

constexpr int kStemWidth = 32;
constexpr int kPyramidWidth = 128;

void append_stage(std::vector<ConvShape>& shapes, int width, int blocks, int stride) {
  shapes.push_back({width, width, 3, stride});
  for (int block = 0; block < blocks; ++block) {
    shapes.push_back({width, width / 2});
    shapes.push_back({width / 2, width / 2});
  }
  shapes.push_back({width, width});
}

}  // namespace

std::vector<ConvShape> conv_shapes(int output_count) {
  std::vector<ConvShape> shapes{{3, kStemWidth, 3, 2}};
  int width = kStemWidth;
  for (std::size_t stage = 0; stage < kStages; ++stage, width *= 2)
    append_stage(shapes, width, kStageBlocks[stage], stage == 0 ? 1 : 2);
  for (const int stage_width : {128, 256, 512}) shapes.push_back({stage_width, kPyramidWidth, 1, 1, false});
  for (std::size_t head = 0; head < kStrides.size(); ++head) {
    shapes.push_back({kPyramidWidth, kPyramidWidth});
    shapes.push_back({kPyramidWidth, output_count + kBoxChannels, 1, 1, false});
  }
  return shapes;
}

std::size_t convs_in_stages(int stages) {
  std::size_t count = stages > 0 ? 1 : 0;
  for (std::size_t stage = 0; stage < static_cast<std::size_t>(stages); ++stage)
    count += 2 + 2 * static_cast<std::size_t>(kStageBlocks[stage]);
  return count;
}

}  // namespace fieldloop
