#include "synthesize/camera/camera_effects.h"

#include <cmath>
#include <exiv2/exiv2.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"

namespace fieldloop {

namespace {

constexpr int kNoiseSide = 1024;
constexpr int kNoiseUnit = 32;  // one deviation in the noise tile

// Gaussian noise with the slight blur that a camera's own processing gives it, 8SC1.
const cv::Mat& noise_tile() {
  static const cv::Mat tile = [] {
    cv::Mat noise(kNoiseSide, kNoiseSide, CV_32FC1), smooth, result;
    Random random(1);
    for (int y = 0; y < noise.rows; ++y) {
      for (int x = 0; x < noise.cols; ++x) noise.at<float>(y, x) = static_cast<float>(random.normal());
    }
    cv::GaussianBlur(noise, smooth, {}, 0.6);
    cv::Scalar mean, deviation;
    cv::meanStdDev(smooth, mean, deviation);
    smooth.convertTo(result, CV_8S, kNoiseUnit / deviation[0]);
    return result;
  }();
  return tile;
}

cv::Mat noise_window(cv::Size size, Random& random) {
  const cv::Mat& tile = noise_tile();
  cv::Mat window;
  if (size.width <= tile.cols && size.height <= tile.rows) {
    return tile({random.integer(0, tile.cols - size.width), random.integer(0, tile.rows - size.height),
                 size.width, size.height});
  }
  cv::repeat(tile, size.height / tile.rows + 1, size.width / tile.cols + 1, window);
  return window({0, 0, size.width, size.height});
}

void add_noise(cv::Mat& image, double level, bool infrared, Random& random) {
  const cv::Mat grey = noise_window(image.size(), random);
  const std::vector<cv::Mat> colour{noise_window(image.size(), random), noise_window(image.size(), random)};
  const int strength = cvRound(level * 256 / kNoiseUnit);
  const int tint = infrared ? 0 : strength / 3;
  for (int y = 0; y < image.rows; ++y) {
    auto* row = image.ptr<cv::Vec3b>(y);
    const auto* shared = grey.ptr<schar>(y);
    const auto* blue = colour[0].ptr<schar>(y);
    const auto* red = colour[1].ptr<schar>(y);
    for (int x = 0; x < image.cols; ++x) {
      const int common = strength * shared[x];
      row[x] = {cv::saturate_cast<uchar>(row[x][0] + ((common + tint * blue[x]) >> 8)),
                cv::saturate_cast<uchar>(row[x][1] + (common >> 8)),
                cv::saturate_cast<uchar>(row[x][2] + ((common + tint * red[x]) >> 8))};
    }
  }
}

void vignette(cv::Mat& image, double loss) {
  const double reach =
      0.25 * (static_cast<double>(image.cols) * image.cols + static_cast<double>(image.rows) * image.rows);
  for (int y = 0; y < image.rows; ++y) {
    auto* row = image.ptr<cv::Vec3b>(y);
    const double dy = y - image.rows / 2.0;
    for (int x = 0; x < image.cols; ++x) {
      const double dx = x - image.cols / 2.0;
      const int left = static_cast<int>(256 * (1 - loss * (dx * dx + dy * dy) / reach));
      for (int c = 0; c < 3; ++c) row[x][c] = static_cast<uchar>((row[x][c] * left) >> 8);
    }
  }
}

void adjust_colour(cv::Mat& image, const CameraTraits& traits) {
  const double s = traits.saturation, c = traits.contrast, grey = (1 - s) / 3;
  const double blue = c * (1 - 0.10 * traits.warmth), red = c * (1 + 0.10 * traits.warmth),
               offset = 110 * (1 - c);
  const cv::Matx34d change((grey + s) * blue, grey * blue, grey * blue, offset,  //
                           grey * c, (grey + s) * c, grey * c, offset,           //
                           grey * red, grey * red, (grey + s) * red, offset);
  cv::transform(image, image, change);
}

int strip_height(cv::Size photo) { return std::max(10, photo.height / 20); }

}  // namespace

CameraTraits random_camera(bool infrared, Random& random) {
  CameraTraits traits;
  traits.blur = random.chance(0.25) ? random.uniform(0.7, 1.6) : random.uniform(0, 0.7);
  traits.noise = infrared ? random.uniform(3, 11) : random.uniform(1, 6);
  traits.vignette = random.uniform(0, 0.4);
  traits.contrast = random.uniform(0.75, 1.2);
  traits.saturation = infrared ? 0 : random.uniform(0.5, 1.15);
  traits.warmth = infrared ? 0 : random.uniform(-1, 1);
  traits.jpeg_quality = random.integer(55, 92);
  traits.strip = random.chance(0.3);
  return traits;
}

CameraTraits milder(const CameraTraits& traits) {
  CameraTraits mild = traits;
  mild.blur *= 0.4;
  mild.noise *= 0.4;
  mild.vignette *= 0.3;
  mild.strip = false;
  return mild;
}

cv::Rect frame_of(cv::Size photo, const CameraTraits& traits) {
  return {0, 0, photo.width, photo.height - (traits.strip ? strip_height(photo) : 0)};
}

void draw_strip(cv::Mat& image, const std::string& text) {
  const int height = strip_height(image.size());
  cv::Mat bar = image.rowRange(image.rows - height, image.rows);
  bar.setTo(cv::Scalar::all(8));
  const double scale = height / 34.0;
  cv::putText(image, text, {image.cols / 40, image.rows - height / 4}, cv::FONT_HERSHEY_SIMPLEX, scale,
              cv::Scalar::all(240), 1, cv::LINE_AA);
}

void apply_camera(cv::Mat& image, const CameraTraits& traits, bool infrared, Random& random) {
  if (traits.blur > 0.2) cv::GaussianBlur(image, image, {}, traits.blur);
  adjust_colour(image, traits);
  vignette(image, traits.vignette);
  add_noise(image, traits.noise, infrared, random);
}

std::vector<unsigned char> jpeg_of(const cv::Mat& image, int quality) {
  std::vector<unsigned char> bytes;
  cv::imencode(".jpg", image, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
  return bytes;
}

std::vector<unsigned char> with_exif(const std::vector<unsigned char>& jpeg, Timestamp captured_at,
                                     const std::string& camera) {
  const std::string iso = to_iso8601(captured_at);  // 2026-05-01T06:30:00.000Z
  const std::string time =
      iso.substr(0, 4) + ":" + iso.substr(5, 2) + ":" + iso.substr(8, 2) + " " + iso.substr(11, 8);
  try {
    auto image = Exiv2::ImageFactory::open(jpeg.data(), static_cast<long>(jpeg.size()));
    Exiv2::ExifData& exif = image->exifData();
    exif["Exif.Image.Make"] = "Fieldloop";
    exif["Exif.Image.Model"] = camera;
    exif["Exif.Photo.DateTimeOriginal"] = time;
    exif["Exif.Photo.OffsetTimeOriginal"] = "+00:00";
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    io.open();
    const auto size = static_cast<std::ptrdiff_t>(io.size());
    const Exiv2::byte* const bytes = io.mmap();
    return {bytes, bytes + size};
  } catch (const Exiv2::Error& failure) {
    throw Error(
        ErrorCode::kInternal,
        std::string("The capture time could not be written into a generated photo: ") + failure.what());
  }
}

}  // namespace fieldloop
