#include "synthesize/camera/backgrounds.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "synthesize/camera/lab.h"

namespace fieldloop {

namespace {

namespace fs = std::filesystem;

constexpr int kMostOversampling = 2;
constexpr double kGuessedHorizon = 0.34;  // share of the photo's height
constexpr double kGuessedFocal = 1.1;     // share of its width
constexpr double kGuessedHeight = 1.2;    // metres of the lens above the ground
constexpr double kGreyDeviation = 4;      // of the colours of a grey photo, in Lab
constexpr double kGreyCast = 12;          // a grey photo may be tinted this much

cv::Rect centred_window(cv::Size photo, ImageSize size) {
  const double scale = std::min(static_cast<double>(photo.width) / size.width,
                                static_cast<double>(photo.height) / size.height);
  const cv::Size window(std::min(photo.width, cvRound(size.width * scale)),
                        std::min(photo.height, cvRound(size.height * scale)));
  return {cv::Point((photo.width - window.width) / 2, (photo.height - window.height) / 2), window};
}

bool is_grey(const cv::Mat& bgr) {
  cv::Scalar mean, deviation;
  cv::meanStdDev(lab_of(bgr), mean, deviation);
  return std::max(deviation[1], deviation[2]) < kGreyDeviation &&
         std::max(std::abs(mean[1] - 128), std::abs(mean[2] - 128)) < kGreyCast;
}

Scene guessed_scene(const cv::Mat& image) {
  Scene scene;
  scene.view = {{image.cols, image.rows},
                kGuessedFocal * image.cols,
                kGuessedHeight,
                kGuessedHorizon * image.rows,
                image.cols / 2.0};
  scene.albedo = image;
  scene.depth = cv::Mat(image.size(), CV_32FC1);
  scene.kind = cv::Mat(image.size(), CV_8UC1);
  scene.exposure = cv::Mat(image.size(), CV_8UC1, cv::Scalar(255));
  for (int y = 0; y < image.rows; ++y) {
    const bool ground = y > scene.view.horizon;
    scene.depth.row(y).setTo(ground ? scene.view.depth_of_ground(y) : kSkyDepth);
    scene.kind.row(y).setTo(static_cast<int>(ground ? SurfaceKind::kGround : SurfaceKind::kObject));
  }
  return scene;
}

cv::Mat decoded(const fs::path& file, int at_least) {
  try {
    return decode_upright(read_file(file), at_least);
  } catch (const Error& error) {
    throw Error(error.code(), "The background photo " + file.string() + " cannot be used: " + error.what(),
                "backgrounds");
  }
}

}  // namespace

std::vector<fs::path> background_photos(const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    throw Error(ErrorCode::kNotFound, "There is no folder of background photos at " + folder.string() + ".",
                "backgrounds");
  }
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && is_photo_name(entry.path())) files.push_back(entry.path());
  }
  if (files.empty()) {
    throw Error(ErrorCode::kNotFound,
                "The folder of background photos " + folder.string() + " holds no JPEG, PNG or WebP file.",
                "backgrounds");
  }
  std::sort(files.begin(), files.end());
  return files;
}

Background background_from_photo(const fs::path& file, ImageSize size) {
  const cv::Mat photo = decoded(file, kMostOversampling * std::max(size.width, size.height));
  const cv::Mat part = photo(centred_window(photo.size(), size));
  const double scale = std::min(1.0, static_cast<double>(kMostOversampling * size.width) / part.cols);
  cv::Mat image;
  cv::resize(part, image, {}, scale, scale, cv::INTER_AREA);
  return {guessed_scene(image), is_grey(image)};
}

Setting setting_of(const Background& background, const cv::Rect& window, ImageSize size, Random& random) {
  Setting setting{view_of(background.scene, window, size), random_light(background.infrared, random), {}};
  setting.image = setting.scene.albedo;
  // Nobody knows where its sun stands: contact shadows only.
  setting.light.clouds = 1;
  return setting;
}

}  // namespace fieldloop
