#include "report/photo_sheet.h"

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "report/box_pen.h"

namespace fieldloop {
namespace {

constexpr int kSide = 480;  // of a photo's longer side
constexpr int kGap = 8;
constexpr int kCaption = 28;

const cv::Scalar kGround(44, 47, 43);
const cv::Scalar kText(230, 236, 232);
const cv::Scalar kRight(96, 220, 81);
const cv::Scalar kWrong(92, 92, 255);

std::string name_of(int class_id, const std::vector<std::string>& class_names) {
  return class_names.at(static_cast<std::size_t>(class_id));
}

PixelBox scaled(const PixelBox& box, ImageSize from, const cv::Mat& to) {
  return in_pixels(normalised(box, from), {to.cols, to.rows});
}

cv::Mat fitted(const cv::Mat& image) {
  const double scale = static_cast<double>(kSide) / std::max(image.cols, image.rows);
  cv::Mat result;
  cv::resize(image, result, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  return result;
}

cv::Mat with_truth(const SheetPhoto& photo, const Matching& matching,
                   const std::vector<std::string>& class_names) {
  cv::Mat image = fitted(photo.image);
  BoxPen pen(image);
  for (std::size_t t = 0; t < photo.result.truth.size(); ++t) {
    const auto& truth = photo.result.truth[t];
    pen.draw(scaled(truth.box, photo.size, image), name_of(truth.class_id, class_names),
             matching.truth_found[t] ? kRight : kWrong);
  }
  return image;
}

cv::Mat with_detections(const SheetPhoto& photo, const Matching& matching, float threshold,
                        const std::vector<std::string>& class_names) {
  cv::Mat image = fitted(photo.image);
  BoxPen pen(image);
  // The most confident label is drawn last, over the others.
  for (std::size_t d = photo.result.detections.size(); d-- > 0;) {
    const auto& detection = photo.result.detections[d];
    if (detection.confidence < threshold) continue;
    pen.draw(scaled(detection.box, photo.size, image),
             name_of(detection.class_id, class_names) + confidence_text(detection.confidence),
             matching.detection_correct[d] || matching.detection_ignored[d] ? kRight : kWrong);
  }
  return image;
}

void write(cv::Mat& sheet, const std::string& text, cv::Point at) {
  cv::putText(sheet, text, at, cv::FONT_HERSHEY_SIMPLEX, 0.5, kText, 1, cv::LINE_AA);
}

cv::Mat row_of(const SheetPhoto& photo, const std::vector<std::string>& class_names, float threshold) {
  const auto matching = match(photo.result, threshold);
  const cv::Mat truth = with_truth(photo, matching, class_names);
  const cv::Mat found = with_detections(photo, matching, threshold, class_names);
  cv::Mat row(kCaption + truth.rows + kGap, 2 * kSide + 3 * kGap, CV_8UC3, kGround);
  write(row, "truth: " + photo.name, {kGap, kCaption - 9});
  write(row, "found", {kSide + 2 * kGap, kCaption - 9});
  truth.copyTo(row(cv::Rect({kGap, kCaption}, truth.size())));
  found.copyTo(row(cv::Rect({kSide + 2 * kGap, kCaption}, found.size())));
  return row;
}

}  // namespace

std::vector<unsigned char> draw_photo_sheet(const std::vector<SheetPhoto>& photos,
                                            const std::vector<std::string>& class_names, float threshold) {
  constexpr int kJpegQuality = 85;
  std::vector<cv::Mat> rows;
  rows.reserve(photos.size());
  for (const auto& photo : photos) rows.push_back(row_of(photo, class_names, threshold));
  cv::Mat sheet;
  if (!rows.empty()) cv::vconcat(rows, sheet);
  std::vector<unsigned char> jpeg;
  if (!sheet.empty()) cv::imencode(".jpg", sheet, jpeg, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality});
  return jpeg;
}

}  // namespace fieldloop
