#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/error.h"
#include "core/in_parallel.h"
#include "core/mutex.h"
#include "files/atomic_file.h"
#include "synthesize/animals/cast.h"
#include "synthesize/camera/backgrounds.h"
#include "synthesize/progress_meter.h"
#include "synthesize/synthesize.h"

namespace fieldloop {

namespace {

namespace fs = std::filesystem;

constexpr int kImagesPerScene = 10;
constexpr double kNearest = 0.8, kFarthest = 28;  // metres
constexpr double kLeastVisibleOfTraining = 0.3;
constexpr int kTrainingActorTries = 6;

enum ImagePart : std::uint64_t { kScenePart = 1'000'000, kShufflePart = 1, kImagePart = 2'000'000 };

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
  const double share = std::exp(random.uniform(std::log(0.12), std::log(1.7)));
  return std::clamp(view.focal * height / (share * view.size.height), kNearest, kFarthest);
}

std::optional<Actor> placed_actor(const Setting& setting, const std::vector<Cutout>& cutouts,
                                  const cv::Rect& frame, Random& random) {
  for (int attempt = 0; attempt < kTrainingActorTries; ++attempt) {
    Actor actor;
    actor.cutout = &pick_by_class(cutouts, random);
    actor.pose = random_pose(random);
    actor.coat = random.next();
    actor.stand.depth = random_depth(setting.scene.view, actor.cutout->height, random);
    actor.motion = random.chance(0.2) ? random.uniform(2, 9) : 0;
    if (const auto stand = find_stand(setting, actor, frame, kLeastVisibleOfTraining, random)) {
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
  if (random.chance(0.35))
    add_actors(actors, random.integer(1, 2), setting, cast.things, nullptr, frame, random);
  if (!cast.strangers.empty() && random.chance(empty ? 0.6 : 0.2)) {
    add_actors(actors, 1, setting, cast.strangers, nullptr, frame, random);
  }
  return actors;
}

Photograph training_photo(const Setting& setting, const Cast& cast, bool empty, bool photographed,
                          Random& random) {
  CameraTraits traits = random_camera(setting.light.infrared, random);
  if (photographed) traits = milder(traits);
  const cv::Rect frame = frame_of(setting.image.size(), traits);
  const std::string text =
      std::to_string(random.integer(-5, 30)) + "C  " + std::to_string(random.integer(1, 12)) + "/" +
      std::to_string(random.integer(10, 28)) + "/2026  " + std::to_string(random.integer(10, 23)) + ":" +
      std::to_string(random.integer(10, 59)) + "   CAMERA " + std::to_string(random.integer(1, 9));
  return take_photograph(setting, random_actors(setting, cast, empty, frame, random), traits, text, random);
}

// Settings one after another: looks at one rendered scene, or a person's own photos.
class Settings {
 public:
  Settings(const SynthesisOptions& options, const std::vector<fs::path>& photos, int scene)
      : options_(options), photos_(photos) {
    if (!photos.empty()) return;
    const std::uint64_t seed = mixed_seed(options.seed, kScenePart + static_cast<std::uint64_t>(scene));
    scene_ = render_yard(style_of_camera("", seed), options.size, seed);
  }
  Setting next(bool night, Random& random) const {
    if (!photos_.empty()) {
      const Background background = background_from_photo(random.pick(photos_), options_.size);
      return setting_of(background, random_window(background.scene, random), options_.size, random);
    }
    Setting setting{
        view_of(scene_, random_window(scene_, random), options_.size), random_light(night, random), {}};
    setting.image = lit(setting.scene, setting.light, random);
    return setting;
  }

 private:
  const SynthesisOptions& options_;
  const std::vector<fs::path>& photos_;
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

// The whole order. Scenes are made by several threads at once; each image has a seed of its own, so that who
// makes it does not matter.
class Generator {
 public:
  Generator(const SynthesisOptions& options, const fs::path& folder, const ProgressFn& progress,
            std::stop_token stop)
      : options_(options),
        folder_(folder),
        cast_(cast_of(options)),
        plan_(plan_of(options)),
        stop_(std::move(stop)),
        meter_("synthesize", options.count, progress) {
    if (!options.sources.backgrounds.empty()) photos_ = background_photos(options.sources.backgrounds);
    const int scenes =
        options.cameras > 0 ? options.cameras : (options.count + kImagesPerScene - 1) / kImagesPerScene;
    scenes_ = std::clamp(scenes, 1, std::max(1, options.count));
  }

  SynthesisResult run() {
    make_folders(folder_);
    write_classes(folder_, cast_.classes);
    // Twice as many as processors: a part of the time goes into waiting for the disk.
    in_parallel(static_cast<std::size_t>(scenes_), 2 * core_count(),
                [this](std::size_t scene) { work(static_cast<int>(scene)); });
    return {options_.count, boxes_, cast_.classes};
  }

 private:
  void work(int scene) {
    try {
      make_scene(scene);
    } catch (...) {
      failed_ = true;
      throw;
    }
  }

  int first_image_of(int scene) const {
    return static_cast<int>(static_cast<std::int64_t>(scene) * options_.count / scenes_);
  }

  void make_scene(int scene) {
    const Settings settings(options_, photos_, scene);
    for (int index = first_image_of(scene); index < first_image_of(scene + 1); ++index) {
      throw_if_cancelled(stop_);
      if (failed_) return;
      make_image(settings, index);
    }
  }

  void make_image(const Settings& settings, int index) {
    Random random(mixed_seed(options_.seed, kImagePart + static_cast<std::uint64_t>(index)));
    const auto at = static_cast<std::size_t>(index);
    const Setting setting = settings.next(plan_.night[at], random);
    const Photograph photo = training_photo(setting, cast_, plan_.empty[at], !photos_.empty(), random);
    const std::vector<unsigned char> jpeg = jpeg_of(photo.image, random.integer(55, 92));
    const std::string name = name_of_image(index);
    // The label first: an image without one would count as unreviewed.
    write_file_atomically(folder_ / "labels" / (name + ".txt"), format_yolo_labels(photo.boxes));
    write_file_atomically(folder_ / "images" / (name + ".jpg"), std::span<const unsigned char>(jpeg));
    const MutexLock lock(mutex_);
    if (failed_ || stop_.stop_requested()) return;
    boxes_ += static_cast<int>(photo.boxes.size());
    meter_.step();
  }

  const SynthesisOptions& options_;
  const fs::path& folder_;
  const Cast cast_;
  const Plan plan_;
  const std::stop_token stop_;
  std::vector<fs::path> photos_;
  int scenes_ = 1;
  std::atomic<bool> failed_{false};
  Mutex mutex_;
  int boxes_ GUARDED_BY(mutex_) = 0;
  ProgressMeter meter_ GUARDED_BY(mutex_);
};

}  // namespace

SynthesisResult synthesize_training_images(const SynthesisOptions& options, const fs::path& folder,
                                           const ProgressFn& progress, std::stop_token stop) {
  return Generator(options, folder, progress, std::move(stop)).run();
}

}  // namespace fieldloop
