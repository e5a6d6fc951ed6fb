#include "synthesize/animals/cutouts.h"

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/error.h"
#include "core/text.h"
#include "files/atomic_file.h"
#include "synthesize/animals/stamps.h"

namespace fieldloop {

namespace {

namespace fs = std::filesystem;

cv::Mat decoded(const fs::path& file) {
  const std::vector<unsigned char> bytes = read_file(file);
  cv::Mat picture = bytes.empty() ? cv::Mat() : cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
  if (picture.empty()) {
    throw Error(ErrorCode::kCorruptData,
                "The cut-out " + file.string() + " cannot be read; replace or remove it.", "cutouts");
  }
  if (picture.depth() == CV_16U) picture.convertTo(picture, CV_8U, 1 / 257.0);
  if (picture.channels() != 4) {
    throw Error(ErrorCode::kInvalidInput,
                "The cut-out " + file.string() +
                    " has no transparency; save it with an alpha channel around the animal.",
                "cutouts");
  }
  return picture;
}

// The inside's colours spread over the rim and the outside, where the picture's old background shows.
cv::Mat bled(const cv::Mat& bgr, const cv::Mat& alpha) {
  cv::Mat solid, weights, colours, mask;
  cv::erode(alpha, solid, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
  cv::threshold(solid, mask, 200, 1, cv::THRESH_BINARY);
  mask.convertTo(weights, CV_32F);
  bgr.convertTo(colours, CV_32F);
  cv::Mat weights3;
  cv::merge(std::vector{weights, weights, weights}, weights3);
  cv::Mat sum = colours.mul(weights3), share = weights3.clone(), result = colours.clone();
  for (int radius = 3; radius <= 25; radius = radius * 2 + 1) {
    cv::Mat near_sum, near_share;
    cv::blur(sum, near_sum, {radius, radius});
    cv::blur(share, near_share, {radius, radius});
    cv::Mat filled = near_sum / cv::max(near_share, 1e-4);
    cv::Mat missing = (mask == 0), reached;
    cv::extractChannel(near_share, reached, 0);
    missing &= (reached > 1e-3);
    filled.copyTo(result, missing);
    mask.setTo(1, missing);
  }
  cv::Mat out;
  result.convertTo(out, CV_8U);
  return out;
}

bool is_picture(const fs::path& file) {
  const auto extension = lower_ascii(file.extension().string());
  return extension == ".png" || extension == ".webp";
}

std::string class_of_file(const fs::path& file, const fs::path& folder) {
  if (file.parent_path() != folder) return file.parent_path().filename().string();
  std::string name = file.stem().string();
  const std::size_t end = name.find_last_not_of("0123456789");
  if (end == std::string::npos) return name;
  name.resize(end + 1);
  while (name.size() > 1 && (name.back() == '-' || name.back() == '_' || name.back() == ' ')) name.pop_back();
  return name;
}

std::vector<fs::path> pictures_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (entry->is_regular_file() && is_picture(entry->path())) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Cutout cutout_from(const fs::path& file, std::string class_name, double height) {
  const cv::Mat picture = decoded(file);
  cv::Mat alpha, bgr;
  cv::extractChannel(picture, alpha, 3);
  cv::cvtColor(picture, bgr, cv::COLOR_BGRA2BGR);
  const cv::Rect bounds = cv::boundingRect(alpha >= kOpaque);
  if (bounds.width < 8 || bounds.height < 8) {
    throw Error(ErrorCode::kInvalidInput,
                "The cut-out " + file.string() + " shows nothing: it is transparent all over.", "cutouts");
  }
  Cutout cutout;
  cutout.class_name = std::move(class_name);
  cutout.alpha = alpha(bounds).clone();
  cutout.bgr = bled(bgr(bounds), cutout.alpha);
  cutout.height = height;
  return cutout;
}

std::vector<Cutout> own_cutouts(const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    throw Error(ErrorCode::kNotFound, "There is no folder of cut-outs at " + folder.string() + ".",
                "cutouts");
  }
  std::vector<Cutout> cutouts;
  for (const fs::path& file : pictures_in(folder)) {
    std::string class_name = class_of_file(file, folder);
    const double height = usual_height(class_name);
    cutouts.push_back(cutout_from(file, std::move(class_name), height));
  }
  if (cutouts.empty()) {
    throw Error(ErrorCode::kNotFound,
                "The folder of cut-outs " + folder.string() + " holds no PNG or WebP file.", "cutouts");
  }
  return cutouts;
}

std::vector<std::string> classes_of(const std::vector<Cutout>& cutouts) {
  std::set<std::string> names;
  for (const Cutout& cutout : cutouts) names.insert(cutout.class_name);
  return {names.begin(), names.end()};
}

}  // namespace fieldloop
