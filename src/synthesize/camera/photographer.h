#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synthesize/camera/camera_effects.h"
#include "synthesize/camera/compositor.h"

namespace fieldloop {

// What all photos of a generator share: the animals to label, those not to label, things.
struct Cast {
  std::vector<std::string> classes;
  std::vector<Cutout> animals;    // of `classes`
  std::vector<Cutout> strangers;  // of other classes, never labelled
  std::vector<Cutout> things;     // never labelled

  int class_id(const Cutout& animal) const;
};

// One animal or thing in front of the camera.
struct Actor {
  const Cutout* cutout = nullptr;
  std::optional<int> class_id;
  Pose pose;
  Stand stand;
  double motion = 0;       // pixels of motion blur
  std::uint64_t coat = 0;  // seed of its coat and of the light on it
};

// A scene in its light, before anything is put into it.
struct Setting {
  Scene scene;
  Light light;
  cv::Mat image;  // 8UC3
};

struct Photograph {
  cv::Mat image;
  std::vector<LabelledBox> boxes;
};

// Puts the actors into the setting and takes the photo; `text` is for the info strip.
Photograph take_photograph(const Setting& setting, std::vector<Actor> actors, const CameraTraits& traits,
                           const std::string& text, Random& random);

// A place where the actor, at its depth, shows at least `least_visible` of itself (0-1). Empty when the
// random tries find none.
std::optional<Stand> find_stand(const Setting& setting, const Actor& actor, const cv::Rect& frame,
                                double least_visible, Random& random);

// An actor's height in pixels at its depth.
double height_in_pixels(const Viewpoint& view, const Actor& actor);

// Picks by the cut-outs' frequency, from the whole or from one class.
const Cutout& pick_by_frequency(const std::vector<Cutout>& cutouts, Random& random,
                                std::optional<std::string_view> class_name = std::nullopt);
// Every class as often as any other.
const Cutout& pick_by_class(const std::vector<Cutout>& cutouts, Random& random);

}  // namespace fieldloop
