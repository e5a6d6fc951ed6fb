#include "synthesize/camera/photographer.h"

#include <algorithm>

#include "synthesize/camera/blending.h"

namespace fieldloop {

namespace {

constexpr int kStandTries = 10;

}  // namespace

int Cast::class_id(const Cutout& animal) const {
  return static_cast<int>(std::find(classes.begin(), classes.end(), animal.class_name) - classes.begin());
}

double height_in_pixels(const Viewpoint& view, const Actor& actor) {
  return actor.cutout->height * view.pixels_per_metre(actor.stand.depth);
}

Photograph take_photograph(const Setting& setting, std::vector<Actor> actors, const CameraTraits& traits,
                           const std::string& text, Random& random) {
  std::sort(actors.begin(), actors.end(),
            [](const Actor& a, const Actor& b) { return a.stand.depth > b.stand.depth; });
  const cv::Rect frame = frame_of(setting.image.size(), traits);
  Composition composition(setting.scene, setting.light, setting.image.clone(), frame);
  for (const Actor& actor : actors) {
    Sprite sprite = posed(*actor.cutout, actor.pose, height_in_pixels(setting.scene.view, actor));
    if (sprite.alpha.empty()) continue;
    if (actor.motion > 0) blur_motion(sprite, actor.motion, true);
    Random coat(actor.coat);
    composition.add(std::move(sprite), actor.stand, actor.class_id, coat);
  }
  Photograph photograph{composition.image(), composition.boxes()};
  apply_camera(photograph.image, traits, setting.light.infrared, random);
  if (traits.strip) draw_strip(photograph.image, text);
  return photograph;
}

std::optional<Stand> find_stand(const Setting& setting, const Actor& actor, const cv::Rect& frame,
                                double least_visible, Random& random) {
  const Sprite sprite = posed(*actor.cutout, actor.pose, height_in_pixels(setting.scene.view, actor));
  if (sprite.alpha.empty()) return std::nullopt;
  const Composition composition(setting.scene, setting.light, setting.image, frame);
  for (int attempt = 0; attempt < kStandTries; ++attempt) {
    const Stand stand{actor.stand.depth, random.uniform(-0.05, 1.05) * frame.width};
    if (composition.visible_share(sprite, stand) >= least_visible) return stand;
  }
  return std::nullopt;
}

const Cutout& pick_by_frequency(const std::vector<Cutout>& cutouts, Random& random,
                                std::optional<std::string_view> class_name) {
  std::vector<const Cutout*> choice;
  double total = 0;
  for (const Cutout& cutout : cutouts) {
    if (class_name && cutout.class_name != *class_name) continue;
    choice.push_back(&cutout);
    total += cutout.frequency;
  }
  double left = random.uniform(0, total);
  for (const Cutout* cutout : choice) {
    left -= cutout->frequency;
    if (left < 0) return *cutout;
  }
  return *choice.back();
}

const Cutout& pick_by_class(const std::vector<Cutout>& cutouts, Random& random) {
  const std::vector<std::string> classes = classes_of(cutouts);
  return pick_by_frequency(cutouts, random, random.pick(classes));
}

}  // namespace fieldloop
