#include "train/data/lookalikes.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <thread>

#include "core/coco_classes.h"
#include "core/in_parallel.h"
#include "detect/detector.h"
#include "model/onnx_export.h"

namespace fieldloop {
namespace {

constexpr float kLeastConfidence = 0.3F;
constexpr float kSameThing = 0.5F;  // IoU from which two boxes are of one thing

constexpr int kLeastCutoutSide = 24;  // pixels of what is cut out
constexpr double kCutSide = 120;      // pixels at which it is told from its surroundings
constexpr int kRounds = 3;            // of GrabCut
constexpr double kLeastShare = 0.2;   // of the box
constexpr double kMostShare = 0.95;

// The judge with lookalikes as a class like others, so that they are seen instead of left out.
Detector detector_of(const Model& judge) {
  auto all = judge;
  if (judge.knows_lookalikes) all.classes.emplace_back("lookalike");
  all.knows_lookalikes = false;
  return {
      onnx_file_of(all), "the model to train on from", {.threads = 1, .min_confidence = kLeastConfidence}};
}

bool is_of_coco(const std::vector<std::string>& classes) { return classes == coco_class_names(); }

// The surest detection of each.
std::vector<Detection> things_in(const std::vector<Detection>& detections,
                                 const std::vector<std::string>& classes) {
  std::vector<Detection> things;
  const bool coco = is_of_coco(classes);
  for (const auto& detection : detections) {
    if (coco && !is_coco_animal(classes[static_cast<std::size_t>(detection.class_id)])) continue;
    if (std::ranges::none_of(
            things, [&](const Detection& thing) { return iou(thing.box, detection.box) > kSameThing; }))
      things.push_back(detection);
  }
  return things;
}

cv::Rect in_whole_pixels(const PixelBox& box, cv::Size size) {
  const cv::Rect rect(cv::Point(cvRound(box.x_min), cvRound(box.y_min)),
                      cv::Point(cvRound(box.x_max), cvRound(box.y_max)));
  return rect & cv::Rect({0, 0}, size);
}

cv::Rect widened(const cv::Rect& box, cv::Size within) {
  const int margin = std::max(6, std::max(box.width, box.height) / 5);
  const cv::Rect wide(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin);
  return wide & cv::Rect({0, 0}, within);
}

// The same place in a picture that is `scale` times as large, without its outermost pixels: GrabCut wants
// some that are surely not of the thing.
cv::Rect scaled_inside(const cv::Rect& box, double scale, cv::Size size) {
  const cv::Rect rect(cvRound(box.x * scale), cvRound(box.y * scale), cvRound(box.width * scale),
                      cvRound(box.height * scale));
  return rect & cv::Rect(1, 1, size.width - 2, size.height - 2);
}

}  // namespace

bool Lookalikes::empty() const {
  return std::ranges::all_of(boxes, [](const auto& of_photo) { return of_photo.empty(); });
}

std::optional<Picture> cut_out(const cv::Mat& bgr, const cv::Rect& box) {
  const auto around = widened(box, bgr.size());
  const cv::Rect inside(box.tl() - around.tl(), box.size());
  const double scale = std::min(1.0, kCutSide / std::max(around.width, around.height));
  cv::Mat reduced;
  cv::resize(bgr(around), reduced, {}, scale, scale, cv::INTER_AREA);
  const auto place = scaled_inside(inside, scale, reduced.size());
  if (place.width < 4 || place.height < 4) return std::nullopt;
  cv::Mat mask;
  cv::Mat background;
  cv::Mat foreground;
  cv::theRNG().state = 1;
  cv::grabCut(reduced, mask, place, background, foreground, kRounds, cv::GC_INIT_WITH_RECT);
  cv::Mat alpha = (mask & 1) * 255;  // GC_FGD and GC_PR_FGD are odd
  const double share = static_cast<double>(cv::countNonZero(alpha(place))) / place.area();
  if (share < kLeastShare || share > kMostShare) return std::nullopt;
  cv::resize(alpha, alpha, around.size(), 0, 0, cv::INTER_LINEAR);
  cv::GaussianBlur(alpha, alpha, {3, 3}, 0);
  return Picture{bgr(around)(inside).clone(), alpha(inside).clone()};
}

Lookalikes find_lookalikes(const Model& judge, const PhotoSet& photos, int class_id) {
  const auto detector = detector_of(judge);
  const auto threads = std::max(1U, std::thread::hardware_concurrency());
  Lookalikes found;
  found.class_id = class_id;
  found.boxes.resize(photos.size());
  std::vector<std::vector<Cutout>> cutouts_of(photos.size());
  in_parallel(photos.size(), threads, [&](std::size_t i) {
    if (!photos.boxes(i).empty()) return;
    const auto image = photos.image(i);
    for (const auto& thing : things_in(detector.detect(image), judge.classes)) {
      found.boxes[i].push_back({normalised(thing.box, {image.cols, image.rows}), class_id});
      const auto place = in_whole_pixels(thing.box, image.size());
      if (std::min(place.width, place.height) < kLeastCutoutSide) continue;
      if (auto picture = cut_out(image, place))
        cutouts_of[i].push_back({std::move(*picture), thing.confidence});
    }
  });
  for (auto& of_photo : cutouts_of) std::ranges::move(of_photo, std::back_inserter(found.cutouts));
  return found;
}

}  // namespace fieldloop
