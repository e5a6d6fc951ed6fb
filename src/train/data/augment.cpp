#include "train/data/augment.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "train/data/random.h"

namespace fieldloop {
namespace {

const cv::Scalar kGrey(114, 114, 114);
constexpr float kLeastVisible = 0.25F;  // share of a box that must remain in the view to be learned
constexpr float kLeastSide = 3;         // pixels

constexpr double kInfraredShare = 0.15;
constexpr double kBlurShare = 0.1;
constexpr double kMotionShare = 0.05;
constexpr double kNoiseShare = 0.1;
constexpr double kCompressedShare = 0.08;

// Where the photo comes to lie in the square: its size there and its corner, which may be outside.
struct Placement {
  cv::Size size;
  cv::Point corner;
};

Placement placement_of(const cv::Mat& photo, int side, double zoom) {
  const double scale = zoom * side / std::max(photo.cols, photo.rows);
  const auto scaled = [scale](int length) {
    return std::max(1, static_cast<int>(std::lround(length * scale)));
  };
  const cv::Size size(scaled(photo.cols), scaled(photo.rows));
  return {size, {(side - size.width) / 2, (side - size.height) / 2}};
}

PixelBox in_square(const NormBox& box, const Placement& placement) {
  const auto pixels = in_pixels(box, {placement.size.width, placement.size.height});
  const auto x = static_cast<float>(placement.corner.x);
  const auto y = static_cast<float>(placement.corner.y);
  return {pixels.x_min + x, pixels.y_min + y, pixels.x_max + x, pixels.y_max + y};
}

cv::Mat painted(const cv::Mat& photo, int side, const Placement& placement) {
  cv::Mat scaled;
  const bool shrinks = placement.size.width < photo.cols;
  cv::resize(photo, scaled, placement.size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
  cv::Mat square(side, side, CV_8UC3, kGrey);
  const cv::Rect target = cv::Rect(placement.corner, placement.size) & cv::Rect(0, 0, side, side);
  scaled(target - placement.corner).copyTo(square(target));
  return square;
}

View place(const cv::Mat& photo, const std::vector<LabelledBox>& boxes, int side,
           const Placement& placement) {
  View view{painted(photo, side, placement), {}};
  for (const auto& labelled : boxes) {
    const auto whole = in_square(labelled.box, placement);
    const auto visible = clipped(whole, {side, side});
    if (visible.width() >= kLeastSide && visible.height() >= kLeastSide &&
        visible.area() >= kLeastVisible * whole.area())
      view.boxes.push_back({visible, labelled.class_id});
  }
  return view;
}

void flip(View& view) {
  cv::flip(view.image, view.image, 1);
  const auto side = static_cast<float>(view.image.cols);
  for (auto& [box, class_id] : view.boxes) box = {side - box.x_max, box.y_min, side - box.x_min, box.y_max};
}

// Distance from grey times `saturation`, then everything times `gain`.
void recolour(cv::Mat& image, float saturation, float gain) {
  image.forEach<cv::Vec3b>([=](cv::Vec3b& pixel, const int*) {
    const float grey = 0.114F * pixel[0] + 0.587F * pixel[1] + 0.299F * pixel[2];
    for (int c = 0; c < 3; ++c)
      pixel[c] = cv::saturate_cast<uchar>((grey + (pixel[c] - grey) * saturation) * gain);
  });
}

void add_noise(cv::Mat& image, double deviation, std::uint64_t seed) {
  cv::RNG noise_source(seed);
  cv::Mat noise(image.size(), CV_16SC3);
  noise_source.fill(noise, cv::RNG::NORMAL, 0, deviation);
  cv::add(image, noise, image, cv::noArray(), CV_8U);
}

// As if camera or animal had moved by that many pixels while the shutter was open.
void blur_by_motion(cv::Mat& image, int pixels, double angle) {
  const double reach = (pixels - 1) / 2.0;
  const cv::Point2d middle(reach, reach);
  const cv::Point2d end(reach * std::cos(angle), reach * std::sin(angle));
  cv::Mat line = cv::Mat::zeros(pixels, pixels, CV_32F);
  cv::line(line, middle - end, middle + end, cv::Scalar(1));
  cv::filter2D(image, image, -1, line / cv::sum(line)[0], {-1, -1}, 0, cv::BORDER_REPLICATE);
}

void compress(cv::Mat& image, int jpeg_quality) {
  std::vector<uchar> bytes;
  cv::imencode(".jpg", image, bytes, {cv::IMWRITE_JPEG_QUALITY, jpeg_quality});
  image = cv::imdecode(bytes, cv::IMREAD_COLOR);
}

// What cameras make worse: focus, movement, noise in the dark, compression.
void degrade(cv::Mat& image, std::mt19937_64& random) {
  const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  if (happens(random, kBlurShare)) cv::GaussianBlur(image, image, {3, 3}, 0);
  if (happens(random, kMotionShare)) blur_by_motion(image, 2 * whole(1, 5) + 1, uniform(random, 0, CV_PI));
  if (happens(random, kNoiseShare)) add_noise(image, uniform(random, 3, 12), random());
  if (happens(random, kCompressedShare)) compress(image, whole(15, 60));
}

}  // namespace

View augmented(const cv::Mat& photo, const std::vector<LabelledBox>& boxes, int side,
               std::mt19937_64& random) {
  auto placement = placement_of(photo, side, uniform(random, 0.6, 1.5));
  const auto shift = [&](int free) {
    return static_cast<int>(uniform(random, std::min(0, free), std::max(0, free)));
  };
  placement.corner = {shift(side - placement.size.width), shift(side - placement.size.height)};
  auto view = place(photo, boxes, side, placement);
  if (happens(random, 0.5)) flip(view);
  const bool infrared = happens(random, kInfraredShare);
  const auto saturation = infrared ? 0.F : static_cast<float>(uniform(random, 0.4, 1.6));
  recolour(view.image, saturation, static_cast<float>(uniform(random, 0.6, 1.4)));
  degrade(view.image, random);
  return view;
}

}  // namespace fieldloop
