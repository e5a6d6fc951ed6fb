#pragma once
#include <span>
#include <vector>

#include "core/detection.h"

namespace fieldloop {

// Reads a network's output: `classes` + 4 rows of `anchors` values (centre x, centre y, width, height in
// input pixels, then a probability a class). An anchor becomes its most probable class's box when that
// reaches `min_confidence`; boxes without area are left out. Any order.
std::vector<Detection> decode_output(std::span<const float> output, int classes, float min_confidence);

// Class-wise non-maximum suppression: the most confident first, at most `max_detections`; a box that overlaps
// a kept one of its class by more than `max_iou` goes.
std::vector<Detection> suppress_overlaps(std::vector<Detection> candidates, float max_iou,
                                         int max_detections);

}  // namespace fieldloop
