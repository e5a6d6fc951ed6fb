#pragma once
#include <filesystem>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

namespace fieldloop {

// Where an animal's neck bends and where its head is, as shares of width and height.
struct Neck {
  cv::Point2f base, head;
  float reach = 0;  // radians by which the picture lets the head be lowered
};

// A photographed animal without its surroundings.
struct Cutout {
  std::string class_name;
  cv::Mat bgr;           // 8UC3; the colours go on outside the alpha, so that blending brings in no halo
  cv::Mat alpha;         // 8UC1, cropped to its bounds
  double height = 0.6;   // metres of the cropped picture
  double frequency = 1;  // how often it visits a yard, beside others
  std::vector<cv::Point2f> eyes;  // share of width and height; they shine at night
  std::optional<Neck> neck;       // the head can be lowered and raised around it
};

inline constexpr int kOpaque = 24;  // alpha from which a pixel counts as part of the picture

// One picture with transparency, cropped. Throws Error(kInvalidInput) naming a file that has no transparency,
// Error(kCorruptData) naming one that is damaged.
Cutout cutout_from(const std::filesystem::path& file, std::string class_name, double height);

// A person's own pictures with transparency: PNG or WebP files; the class is the name of the subfolder, or of
// the file without a number at its end. Throws Error(kNotFound) when there is no folder or nothing in it,
// Error(kInvalidInput) naming a file that has no transparency, Error(kCorruptData) naming one that is
// damaged.
std::vector<Cutout> own_cutouts(const std::filesystem::path& folder);

// The classes of the cut-outs, in order of the alphabet.
std::vector<std::string> classes_of(const std::vector<Cutout>& cutouts);

}  // namespace fieldloop
