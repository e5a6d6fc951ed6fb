#include "report/draw_boxes.h"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

namespace fieldloop {
namespace {

cv::Mat drawn(const cv::Mat& photo, const std::vector<Detection>& detections,
              float threshold = kViewThreshold) {
  return cv::imdecode(draw_boxes(photo, detections, {"deer", "fox"}, threshold), cv::IMREAD_COLOR);
}

// Pixels of the region that are no longer the photo's grey.
int changed(const cv::Mat& picture, const cv::Rect& region) {
  cv::Mat grey_distance;
  cv::absdiff(picture(region & cv::Rect({0, 0}, picture.size())), cv::Scalar::all(90), grey_distance);
  cv::Mat marked;
  cv::inRange(grey_distance, cv::Scalar::all(0), cv::Scalar::all(40), marked);
  return static_cast<int>(marked.total()) - cv::countNonZero(marked);
}

const cv::Mat kPhoto(480, 640, CV_8UC3, cv::Scalar::all(90));

TEST(DrawBoxes, DrawsTheOutlineAndALabelAboveIt) {
  const auto picture = drawn(kPhoto, {{{200, 200, 400, 300}, 0, 0.87F}});
  EXPECT_EQ(picture.size(), kPhoto.size());
  EXPECT_GT(changed(picture, {198, 180, 60, 18}), 500) << "no label";
  EXPECT_GT(changed(picture, {300, 297, 50, 6}), 80) << "no lower edge";
  EXPECT_EQ(changed(picture, {230, 230, 140, 50}), 0) << "the animal is painted over";
}

TEST(DrawBoxes, LeavesOutWhatIsBelowTheThresholdAndThePhotoItself) {
  EXPECT_EQ(changed(drawn(kPhoto, {{{200, 200, 400, 300}, 0, 0.2F}}), {0, 0, 640, 480}), 0);
  EXPECT_GT(changed(drawn(kPhoto, {{{200, 200, 400, 300}, 0, 0.2F}}, 0.1F), {0, 0, 640, 480}), 0);
  EXPECT_EQ(changed(kPhoto, {0, 0, 640, 480}), 0);
}

TEST(DrawBoxes, KeepsLabelsInsideThePhoto) {
  const auto picture = drawn(kPhoto, {{{600, 0, 640, 480}, 1, 0.9F}});
  EXPECT_GT(changed(picture, {540, 0, 100, 20}), 500);
}

TEST(DrawBoxes, WorksOnAPhotoSmallerThanItsLabel) {
  const cv::Mat tiny(16, 16, CV_8UC3, cv::Scalar::all(90));
  EXPECT_EQ(drawn(tiny, {{{0, 0, 16, 16}, 0, 0.9F}}).size(), tiny.size());
}

}  // namespace
}  // namespace fieldloop
