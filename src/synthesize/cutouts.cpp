#include "synthesize/cutouts.h"

#include <algorithm>
#include <array>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <string_view>

#include "core/error.h"
#include "files/atomic_file.h"

namespace fieldloop {

namespace {

namespace fs = std::filesystem;

constexpr const char* kStampFolder = "/usr/share/tuxpaint/stamps/animals";
constexpr int kOpaque = 24;  // alpha from which a pixel counts as part of the picture
constexpr double kDefaultHeight = 0.6;

struct Share {  // of width and height
  float x = 0, y = 0;
};

struct StampNeck {
  Share base, head;
  float reach = 0;  // radians; 0 for a neck that cannot be told from the body
};

struct Stamp {
  std::string_view file;
  std::string_view class_name;
  double height;  // metres
  double frequency;
  std::array<Share, 2> eyes{};  // the same twice for a profile, (0, 0) for none
  StampNeck neck{};
  std::array<Share, 2> antlers{};  // corners of what a female lacks; a second cut-out goes without
};

constexpr std::array kStamps{
    Stamp{"mammals/deer/deer.png",
          "deer",
          1.5,
          3,
          {{{0.57F, 0.275F}, {0.70F, 0.275F}}},
          {},
          {{{0, 0}, {1, 0.195F}}}},
    Stamp{"mammals/deer/doe.png",
          "deer",
          1.15,
          3,
          {{{0.76F, 0.17F}, {0.86F, 0.17F}}},
          {{0.62F, 0.38F}, {0.82F, 0.20F}, 0.4F}},
    Stamp{"mammals/deer/wapiti.png",
          "deer",
          1.5,
          2,
          {{{0.11F, 0.40F}, {0.11F, 0.40F}}},
          {{0.30F, 0.48F}, {0.12F, 0.40F}, 0.85F},
          {{{0, 0}, {0.42F, 0.31F}}}},
    Stamp{"mammals/deer/caribou.png",
          "deer",
          1.35,
          1,
          {{{0.82F, 0.50F}, {0.82F, 0.50F}}},
          {{0.66F, 0.50F}, {0.82F, 0.50F}, 0.4F}},
    Stamp{"mammals/dogs/fox.png", "fox", 0.75, 3, {{{0.255F, 0.12F}, {0.255F, 0.12F}}}},
    Stamp{"mammals/rodents/squirrel.png", "squirrel", 0.3, 3, {{{0.075F, 0.53F}, {0.075F, 0.53F}}}},
    Stamp{"mammals/wildboar.png", "wild boar", 0.85, 2, {{{0.85F, 0.26F}, {0.85F, 0.26F}}}},
    Stamp{"mammals/badger.png", "badger", 0.35, 2, {{{0.10F, 0.36F}, {0.10F, 0.36F}}}},
    Stamp{"mammals/rodents/rabbit.png", "rabbit", 0.28, 1, {{{0.91F, 0.44F}, {0.91F, 0.44F}}}},
    Stamp{"mammals/rodents/rabbit-2.png", "rabbit", 0.34, 1, {{{0.335F, 0.21F}, {0.465F, 0.215F}}}},
    Stamp{"mammals/rabbit_little.png", "rabbit", 0.25, 1},
    Stamp{"birds/turkey.png", "turkey", 0.95, 2},
    Stamp{"mammals/bears/bear.png", "bear", 1.1, 0.5, {{{0.90F, 0.33F}, {0.90F, 0.33F}}}},
    Stamp{"mammals/bears/european-bear.png", "bear", 1.1, 0.5, {{{0.80F, 0.38F}, {0.80F, 0.38F}}}},
    Stamp{"mammals/dogs/dog.png", "dog", 0.75, 1, {{{0.86F, 0.16F}, {0.86F, 0.16F}}}},
    Stamp{"mammals/dogs/dingo.png", "dog", 0.6, 1, {{{0.56F, 0.27F}, {0.56F, 0.27F}}}},
    Stamp{"mammals/rodents/marmot.png", "marmot", 0.45, 1},
    Stamp{"mammals/rodents/beaver.png", "beaver", 0.4, 0.5},
    Stamp{"birds/crow.png", "crow", 0.38, 1},
    Stamp{"birds/blackbird.png", "blackbird", 0.22, 1},
    Stamp{"birds/pigeon.png", "pigeon", 0.26, 1},
    Stamp{"birds/duck.png", "duck", 0.4, 0.5},
    Stamp{"birds/drake.png", "duck", 0.42, 0.5},
    Stamp{"birds/hen.png", "chicken", 0.4, 0.5},
    Stamp{"birds/chicken_profile.png", "chicken", 0.4, 0.5},
};

double usual_height(const std::string& class_name) {
  const auto* const stamp = std::find_if(kStamps.begin(), kStamps.end(),
                                         [&](const Stamp& known) { return known.class_name == class_name; });
  return stamp == kStamps.end() ? kDefaultHeight : stamp->height;
}

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

Cutout cropped(const cv::Mat& picture, const fs::path& file, std::string class_name, double height) {
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

bool is_picture(const fs::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
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

Cutout marked(Cutout cutout, const Stamp& stamp) {
  cutout.frequency = stamp.frequency;
  for (const Share& eye : stamp.eyes) {
    if (eye.x > 0) cutout.eyes.emplace_back(eye.x, eye.y);
  }
  const auto& [base, head, reach] = stamp.neck;
  if (reach > 0) cutout.neck = Neck{{base.x, base.y}, {head.x, head.y}, reach};
  return cutout;
}

// Moves a position in the whole picture to the part of it that is left.
cv::Point2f inside(const cv::Point2f& share, cv::Size whole, const cv::Rect& part) {
  return {(share.x * static_cast<float>(whole.width) - static_cast<float>(part.x)) /
              static_cast<float>(part.width),
          (share.y * static_cast<float>(whole.height) - static_cast<float>(part.y)) /
              static_cast<float>(part.height)};
}

Cutout without_antlers(const Cutout& male, const Stamp& stamp) {
  const cv::Size whole = male.alpha.size();
  const auto& [from, to] = stamp.antlers;
  cv::Mat alpha = male.alpha.clone();
  alpha(cv::Rect(cv::Point(cvRound(from.x * static_cast<float>(whole.width)),
                           cvRound(from.y * static_cast<float>(whole.height))),
                 cv::Point(cvRound(to.x * static_cast<float>(whole.width)),
                           cvRound(to.y * static_cast<float>(whole.height)))))
      .setTo(0);
  const cv::Rect part = cv::boundingRect(alpha >= kOpaque);
  Cutout female = male;
  female.alpha = alpha(part).clone();
  female.bgr = male.bgr(part).clone();
  female.height = male.height * part.height / whole.height;
  for (cv::Point2f& eye : female.eyes) eye = inside(eye, whole, part);
  if (female.neck) {
    female.neck->base = inside(male.neck->base, whole, part);
    female.neck->head = inside(male.neck->head, whole, part);
  }
  return female;
}

}  // namespace

std::vector<Cutout> stamp_cutouts() {
  std::vector<Cutout> cutouts;
  for (const Stamp& stamp : kStamps) {
    const fs::path file = fs::path(kStampFolder) / stamp.file;
    if (!fs::is_regular_file(file)) continue;
    const cv::Mat picture = decoded(file);
    cutouts.push_back(marked(cropped(picture, file, std::string(stamp.class_name), stamp.height), stamp));
    if (stamp.antlers[1].x > 0) cutouts.push_back(without_antlers(cutouts.back(), stamp));
  }
  if (cutouts.empty()) {
    throw Error(ErrorCode::kNotFound,
                std::string("The animal cut-outs are missing from ") + kStampFolder +
                    "; install the package tuxpaint-stamps-default, or name a folder of your own cut-outs.",
                "cutouts");
  }
  return cutouts;
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
    cutouts.push_back(cropped(decoded(file), file, std::move(class_name), height));
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
