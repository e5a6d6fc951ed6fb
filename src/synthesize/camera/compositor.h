#pragma once
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "core/detection.h"
#include "synthesize/animals/sprite.h"
#include "synthesize/scene/light.h"
#include "synthesize/scene/scene.h"

namespace fieldloop {

inline constexpr int kVisibleAlpha = 96;  // from here on a pixel counts as the animal's

// Where a sprite stands.
struct Stand {
  double depth = 5;   // metres
  double column = 0;  // of the sprite's middle
};

// A photo while things are put into it, the farthest first.
class Composition {
 public:
  // `frame` is the part of the photo that shows the scene, without the info strip.
  Composition(const Scene& scene, const Light& light, cv::Mat image, cv::Rect frame)
      : scene_(scene), light_(light), empty_(image.clone()), image_(std::move(image)), frame_(frame) {}

  // Share of the sprite that would show there: not hidden by the scene or cut off by the frame.
  double visible_share(const Sprite& sprite, const Stand& stand) const;
  // Matches the sprite to its place, gives it shadows, and blends it in; leaves out what nobody could tell
  // from its surroundings. `class_id` is empty for things and
  // animals that are not to be labelled.
  void add(Sprite sprite, const Stand& stand, std::optional<int> class_id, Random& random);

  struct Instance {
    std::optional<int> class_id;
    cv::Mat visible;  // 8UC1 of the photo's size: the alpha that shows
    int whole = 0;    // pixels of the sprite, hidden ones included
  };
  const std::vector<Instance>& instances() const { return instances_; }
  const cv::Mat& image() const { return image_; }
  // Tight boxes of the labelled instances of which enough shows.
  std::vector<LabelledBox> boxes() const;

 private:
  cv::Rect area_of(const Sprite& sprite, const Stand& stand) const;
  cv::Mat shown_alpha(const Sprite& sprite, const Stand& stand, const cv::Rect& part) const;
  void cast_shadow(const Sprite& sprite, const Stand& stand, Random& random);

  const Scene& scene_;
  const Light& light_;
  cv::Mat empty_;  // the photo before anything was put into it
  cv::Mat image_;
  cv::Rect frame_;
  std::vector<Instance> instances_;
};

}  // namespace fieldloop
