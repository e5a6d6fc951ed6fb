#include "synthesize/animals/stamps.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <string_view>

#include "core/error.h"

namespace fieldloop {

namespace {

namespace fs = std::filesystem;

constexpr const char* kStampFolder = "/usr/share/tuxpaint/stamps";
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

constexpr std::array kAnimals{
    Stamp{"animals/mammals/deer/deer.png",
          "deer",
          1.5,
          3,
          {{{0.57F, 0.275F}, {0.70F, 0.275F}}},
          {},
          {{{0, 0}, {1, 0.195F}}}},
    Stamp{"animals/mammals/deer/doe.png",
          "deer",
          1.15,
          3,
          {{{0.76F, 0.17F}, {0.86F, 0.17F}}},
          {{0.62F, 0.38F}, {0.82F, 0.20F}, 0.4F}},
    Stamp{"animals/mammals/deer/wapiti.png",
          "deer",
          1.5,
          2,
          {{{0.11F, 0.40F}, {0.11F, 0.40F}}},
          {{0.30F, 0.48F}, {0.12F, 0.40F}, 0.85F},
          {{{0, 0}, {0.42F, 0.31F}}}},
    Stamp{"animals/mammals/deer/caribou.png",
          "deer",
          1.35,
          1,
          {{{0.82F, 0.50F}, {0.82F, 0.50F}}},
          {{0.66F, 0.50F}, {0.82F, 0.50F}, 0.4F}},
    Stamp{"animals/mammals/dogs/fox.png", "fox", 0.75, 3, {{{0.255F, 0.12F}, {0.255F, 0.12F}}}},
    Stamp{"animals/mammals/rodents/squirrel.png", "squirrel", 0.3, 3, {{{0.075F, 0.53F}, {0.075F, 0.53F}}}},
    Stamp{"animals/mammals/wildboar.png", "wild boar", 0.85, 2, {{{0.85F, 0.26F}, {0.85F, 0.26F}}}},
    Stamp{"animals/mammals/badger.png", "badger", 0.35, 2, {{{0.10F, 0.36F}, {0.10F, 0.36F}}}},
    Stamp{"animals/mammals/rodents/rabbit.png", "rabbit", 0.28, 1, {{{0.91F, 0.44F}, {0.91F, 0.44F}}}},
    Stamp{"animals/mammals/rodents/rabbit-2.png", "rabbit", 0.34, 1, {{{0.335F, 0.21F}, {0.465F, 0.215F}}}},
    Stamp{"animals/mammals/rabbit_little.png", "rabbit", 0.25, 1},
    Stamp{"animals/birds/turkey.png", "turkey", 0.95, 2},
    Stamp{"animals/mammals/bears/bear.png", "bear", 1.1, 0.5, {{{0.90F, 0.33F}, {0.90F, 0.33F}}}},
    Stamp{"animals/mammals/bears/european-bear.png", "bear", 1.1, 0.5, {{{0.80F, 0.38F}, {0.80F, 0.38F}}}},
    Stamp{"animals/mammals/dogs/dog.png", "dog", 0.75, 1, {{{0.86F, 0.16F}, {0.86F, 0.16F}}}},
    Stamp{"animals/mammals/dogs/dingo.png", "dog", 0.6, 1, {{{0.56F, 0.27F}, {0.56F, 0.27F}}}},
    Stamp{"animals/mammals/rodents/marmot.png", "marmot", 0.45, 1},
    Stamp{"animals/mammals/rodents/beaver.png", "beaver", 0.4, 0.5},
    Stamp{"animals/birds/crow.png", "crow", 0.38, 1},
    Stamp{"animals/birds/blackbird.png", "blackbird", 0.22, 1},
    Stamp{"animals/birds/pigeon.png", "pigeon", 0.26, 1},
    Stamp{"animals/birds/duck.png", "duck", 0.4, 0.5},
    Stamp{"animals/birds/drake.png", "duck", 0.42, 0.5},
    Stamp{"animals/birds/hen.png", "chicken", 0.4, 0.5},
    Stamp{"animals/birds/chicken_profile.png", "chicken", 0.4, 0.5},
};

constexpr std::array kThings{
    Stamp{"household/garbagecan.png", "", 0.8, 1},  Stamp{"household/home_compost_bin.png", "", 0.85, 1},
    Stamp{"household/wheelie_bin.png", "", 1.1, 1}, Stamp{"vehicles/cycle/pink_tricycle.png", "", 0.7, 1},
    Stamp{"plants/lavender.png", "", 0.6, 1},       Stamp{"plants/thyme.png", "", 0.5, 1},
    Stamp{"plants/lettuce_bolted.png", "", 0.9, 1}, Stamp{"plants/eggplant.png", "", 1.0, 1},
    Stamp{"plants/trees/birch.png", "", 3.0, 1},    Stamp{"plants/trees/holm_oak.png", "", 2.5, 1},
    Stamp{"plants/trees/tree336.png", "", 3.0, 1},
};

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

double usual_height(const std::string& class_name) {
  const auto* const stamp = std::find_if(kAnimals.begin(), kAnimals.end(),
                                         [&](const Stamp& known) { return known.class_name == class_name; });
  return stamp == kAnimals.end() ? kDefaultHeight : stamp->height;
}

std::vector<Cutout> stamp_cutouts() {
  std::vector<Cutout> cutouts;
  for (const Stamp& stamp : kAnimals) {
    const fs::path file = fs::path(kStampFolder) / stamp.file;
    if (!fs::is_regular_file(file)) continue;
    cutouts.push_back(marked(cutout_from(file, std::string(stamp.class_name), stamp.height), stamp));
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

std::vector<Cutout> stamp_things() {
  std::vector<Cutout> things;
  for (const Stamp& stamp : kThings) {
    const fs::path file = fs::path(kStampFolder) / stamp.file;
    if (fs::is_regular_file(file)) things.push_back(cutout_from(file, "", stamp.height));
  }
  return things;
}

}  // namespace fieldloop
