#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "files/atomic_file.h"
#include "synthesize/backgrounds.h"
#include "synthesize/cast.h"
#include "synthesize/progress_meter.h"
#include "synthesize/synthesize.h"

namespace fieldloop {

namespace {

namespace fs = std::filesystem;

constexpr int kImagesPerScene = 10;
constexpr double kNearest = 1.0, kFarthest = 28;  // metres
constexpr double kLeastVisible = 0.3;
constexpr int kActorTries = 6;

enum Part : std::uint64_t { kScenePart = 1'000'000, kShufflePart = 1, kImagePart = 2'000'000 };

// Each image's share of night and empties is settled before the first is made.
struct Plan {
  std::vector<bool> night, empty;
};

Plan plan_of(const SynthesisOptions& options) {
  Random random(mixed_seed(options.seed, kShufflePart));
  Plan plan;
  plan.night = chosen_share(options.count, options.night_share, random);
  plan.empty = chosen_share(options.count, options.empty_share, random);
  return plan;
}

// A random part of the scene: closer looks, other horizons.
cv::Rect random_window(const Scene& scene, Random& random) {
  const double share = random.chance(0.3) ? 1 : random.uniform(0.4, 1);
  const cv::Size window(cvRound(scene.view.size.width * share), cvRound(scene.view.size.height * share));
  const int highest = std::clamp(cvRound(scene.view.horizon - window.height * 0.6), 0,
                                 scene.view.size.height - window.height);
  return {cv::Point(random.integer(0, scene.view.size.width - window.width),
                    random.integer(highest, scene.view.size.height - window.height)),
          window};
}

// A depth at which the animal's height is anything from a tenth of the image to more than it.
double random_depth(const Viewpoint& view, double height, Random& random) {
  const double share = std::exp(random.uniform(std::log(0.12), std::log(1.2)));
  return std::clamp(view.focal * height / (share * view.size.height), kNearest, kFarthest);
}

std::optional<Actor> placed_actor(const Setting& setting, const std::vector<Cutout>& cutouts,
                                  const cv::Rect& frame, Random& random) {
  for (int attempt = 0; attempt < kActorTries; ++attempt) {
    Actor actor;
    actor.cutout =
        &cutouts[static_cast<std::size_t>(random.integer(0, static_cast<int>(cutouts.size()) - 1))];
    actor.pose = random_pose(random);
    actor.stand.depth = random_depth(setting.scene.view, actor.cutout->height, random);
    actor.motion = random.chance(0.2) ? random.uniform(2, 9) : 0;
    if (const auto stand = find_stand(setting, actor, frame, kLeastVisible, random)) {
      actor.stand = *stand;
      return actor;
    }
  }
  return std::nullopt;
}

void add_actors(std::vector<Actor>& actors, int count, const Setting& setting,
                const std::vector<Cutout>& cutouts, const Cast* labels, const cv::Rect& frame,
                Random& random) {
  for (int k = 0; k < count; ++k) {
    auto actor = placed_actor(setting, cutouts, frame, random);
    if (!actor) continue;
    if (labels != nullptr) actor->class_id = labels->class_id(*actor->cutout);
    actors.push_back(*actor);
  }
}

std::vector<Actor> random_actors(const Setting& setting, const Cast& cast, bool empty, const cv::Rect& frame,
                                 Random& random) {
  std::vector<Actor> actors;
  if (!empty) {
    const int count = random.chance(0.7) ? 1 : random.integer(2, 3);
    add_actors(actors, count, setting, cast.animals, &cast, frame, random);
  }
  if (random.chance(0.25))
    add_actors(actors, random.integer(1, 2), setting, cast.things, nullptr, frame, random);
  if (!cast.strangers.empty() && random.chance(empty ? 0.6 : 0.1)) {
    add_actors(actors, 1, setting, cast.strangers, nullptr, frame, random);
  }
  return actors;
}

Photograph training_photo(const Setting& setting, const Cast& cast, bool empty, Random& random) {
  const CameraTraits traits = random_camera(setting.light.infrared, random);
  const cv::Rect frame = frame_of(setting.image.size(), traits);
  const std::string text =
      std::to_string(random.integer(-5, 30)) + "C  " + std::to_string(random.integer(1, 12)) + "/" +
      std::to_string(random.integer(10, 28)) + "/2026  " + std::to_string(random.integer(10, 23)) + ":" +
      std::to_string(random.integer(10, 59)) + "   CAMERA " + std::to_string(random.integer(1, 9));
  return take_photograph(setting, random_actors(setting, cast, empty, frame, random), traits, text, random);
}

// Settings one after another: looks at rendered scenes, or a person's own photos.
class Settings {
 public:
  explicit Settings(const SynthesisOptions& options) : options_(options) {
    if (!options.sources.backgrounds.empty()) photos_ = background_photos(options.sources.backgrounds);
    const int scenes =
        options.cameras > 0 ? options.cameras : (options.count + kImagesPerScene - 1) / kImagesPerScene;
    scenes_ = std::clamp(scenes, 1, std::max(1, options.count));
  }
  Setting next(int index, bool night, Random& random) {
    if (!photos_.empty()) return setting_from_photo(random.pick(photos_), options_.size, random);
    const int wanted = static_cast<int>(static_cast<std::int64_t>(index) * scenes_ / options_.count);
    if (wanted != current_) render(wanted);
    Setting setting{
        view_of(scene_, random_window(scene_, random), options_.size), random_light(night, random), {}};
    setting.image = lit(setting.scene, setting.light, random);
    return setting;
  }

 private:
  void render(int wanted) {
    const std::uint64_t seed = mixed_seed(options_.seed, kScenePart + static_cast<std::uint64_t>(wanted));
    scene_ = render_yard(style_of_camera("", seed), options_.size, seed);
    current_ = wanted;
  }

  const SynthesisOptions& options_;
  std::vector<fs::path> photos_;
  int scenes_ = 1;
  int current_ = -1;
  Scene scene_;
};

std::string name_of_image(int index) {
  const std::string number = std::to_string(index);
  return "synthetic_" + std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number;
}

void make_folders(const fs::path& folder) {
  std::error_code failure;
  for (const char* part : {"images", "labels"}) {
    fs::create_directories(folder / part, failure);
    if (failure)
      throw Error(ErrorCode::kIo,
                  "The folder " + (folder / part).string() + " cannot be made: " + failure.message() + ".");
  }
}

void write_classes(const fs::path& folder, const std::vector<std::string>& classes) {
  std::string text;
  for (const std::string& name : classes) text += name + "\n";
  write_file_atomically(folder / "classes.txt", text);
}

}  // namespace

SynthesisResult synthesize_training_images(const SynthesisOptions& options, const fs::path& folder,
                                           const ProgressFn& progress, std::stop_token stop) {
  const Cast cast = cast_of(options);
  const Plan plan = plan_of(options);
  Settings settings(options);
  make_folders(folder);
  write_classes(folder, cast.classes);
  ProgressMeter meter("synthesize", options.count, progress);
  SynthesisResult result{0, 0, cast.classes};
  for (int index = 0; index < options.count; ++index) {
    throw_if_cancelled(stop);
    Random random(mixed_seed(options.seed, kImagePart + static_cast<std::uint64_t>(index)));
    const auto at = static_cast<std::size_t>(index);
    const Setting setting = settings.next(index, plan.night[at], random);
    const Photograph photo = training_photo(setting, cast, plan.empty[at], random);
    const std::string name = name_of_image(index);
    // The label first: an image without one would count as unreviewed.
    write_file_atomically(folder / "labels" / (name + ".txt"), format_yolo_labels(photo.boxes));
    write_file_atomically(folder / "images" / (name + ".jpg"),
                          std::span<const unsigned char>(jpeg_of(photo.image, random.integer(55, 92))));
    result.images += 1;
    result.boxes += static_cast<int>(photo.boxes.size());
    meter.step();
  }
  return result;
}

}  // namespace fieldloop
