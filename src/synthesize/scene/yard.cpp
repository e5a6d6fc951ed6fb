#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "synthesize/animals/cast.h"
#include "synthesize/camera/backgrounds.h"
#include "synthesize/progress_meter.h"
#include "synthesize/scene/schedule.h"
#include "synthesize/synthesize.h"

namespace fieldloop {

namespace {

constexpr int kYardCameras = 4;
constexpr double kLeastVisibleInYard = 0.55;
constexpr int kYardActorTries = 8;
constexpr double kSunrise = 6, kSunset = 20;  // hours
constexpr double kNoonElevation = 1.05;       // radians

enum YardPart : std::uint64_t { kCameraPart = 100, kWeatherPart = 10'000, kBurstPart = 20'000 };

// A camera that hangs in the yard: one scene, its own look, the photos or the rendered view behind it.
class YardCamera {
 public:
  YardCamera(const SynthesisOptions& options, int number, const std::vector<std::filesystem::path>& photos)
      : options_(options) {
    Random random(mixed_seed(options.seed, kCameraPart + static_cast<std::uint64_t>(number)));
    traits_ = random_camera(false, random);
    night_traits_ = random_camera(true, random);
    traits_.saturation = random.uniform(0.75, 1.0);
    traits_.strip = night_traits_.strip = random.chance(0.5);
    facing_ = random.uniform(-std::numbers::pi, std::numbers::pi);
    flash_seed_ = random.next();
    if (photos.empty()) {
      const std::uint64_t seed = random.next();
      const Scene scene = render_yard(style_of_camera(camera_name(number), seed), options.size, seed);
      scene_ = view_of(scene, whole(scene), options.size);
    } else {
      background_ =
          background_from_photo(photos[static_cast<std::size_t>(number) % photos.size()], options.size);
      traits_ = milder(traits_);
      night_traits_ = milder(night_traits_);
    }
  }

  Setting setting_at(const Burst& burst, double clouds, Random& random) const {
    if (background_) return setting_of(*background_, whole(background_->scene), options_.size, random);
    Setting setting{scene_, light_at(burst, clouds, random), {}};
    setting.image = lit(scene_, setting.light, random);
    return setting;
  }
  const CameraTraits& traits(bool infrared) const { return infrared ? night_traits_ : traits_; }

 private:
  static cv::Rect whole(const Scene& scene) { return {{}, scene.albedo.size()}; }

  Light light_at(const Burst& burst, double clouds, Random& random) const {
    if (burst.night) {
      Random flash(flash_seed_);
      return infrared_flash(flash);
    }
    const double share = (hour_of(burst.start) - kSunrise) / (kSunset - kSunrise);
    const double elevation = std::max(0.06, kNoonElevation * std::sin(std::numbers::pi * share));
    return daylight(elevation, facing_ + std::numbers::pi * (share - 0.5), clouds, random);
  }

  const SynthesisOptions& options_;
  CameraTraits traits_, night_traits_;
  double facing_ = 0;
  std::uint64_t flash_seed_ = 0;
  Scene scene_;
  std::optional<Background> background_;
};

// Clear, mixed or overcast: one weather a day.
double clouds_on(const SynthesisOptions& options, Timestamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
  Random random(mixed_seed(options.seed, kWeatherPart + static_cast<std::uint64_t>(day)));
  return random.chance(0.35) ? random.uniform(0.85, 1) : random.uniform(0, 0.45);
}

std::optional<Actor> placed(const Setting& setting, const Cast& cast, const Cutout& animal,
                            const cv::Rect& frame, Random& random) {
  for (int attempt = 0; attempt < kYardActorTries; ++attempt) {
    Actor actor{&animal, cast.class_id(animal), random_pose(random), {}, 0, random.next()};
    const double nearest = std::clamp(2.2 * animal.height, 1.2, 3.0);
    actor.stand.depth = nearest * std::exp(random.uniform(0, std::log(animal.height > 0.5 ? 3.5 : 2.5)));
    if (const auto stand = find_stand(setting, actor, frame, kLeastVisibleInYard, random)) {
      actor.stand = *stand;
      return actor;
    }
  }
  return std::nullopt;
}

// One animal, or a few of a kind.
std::vector<Actor> visitors(const Setting& setting, const Cast& cast, const cv::Rect& frame, Random& random) {
  const std::string kind = pick_by_frequency(cast.animals, random).class_name;
  std::vector<Actor> actors;
  const int count = random.chance(0.75) ? 1 : random.integer(2, 3);
  while (static_cast<int>(actors.size()) < count) {
    const Cutout& animal = pick_by_frequency(cast.animals, random, kind);
    const auto actor = placed(setting, cast, animal, frame, random);
    if (!actor) break;
    actors.push_back(*actor);
  }
  return actors;
}

// Where the animals are a second or two later.
void move_on(std::vector<Actor>& actors, const Viewpoint& view, Random& random) {
  for (Actor& actor : actors) {
    const double metres = random.uniform(0, 0.35) * (actor.pose.mirrored ? 1 : -1);
    actor.stand.column += metres * view.pixels_per_metre(actor.stand.depth);
    actor.stand.depth *= random.uniform(0.97, 1.03);
    actor.pose = next_pose(actor.pose, random);
    actor.motion = std::abs(metres) > 0.2 ? random.uniform(2, 6) : 0;
  }
}

std::string strip_text(Timestamp time, const std::string& camera, const Random& seeded) {
  Random random = seeded;
  const std::string iso = to_iso8601(time);
  return iso.substr(0, 10) + " " + iso.substr(11, 8) + "   " + std::to_string(random.integer(4, 21)) +
         "C   " + camera;
}

std::string file_name(const std::string& camera, Timestamp time) {
  std::string stamp = to_iso8601(time).substr(0, 19);
  std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
  std::replace(stamp.begin(), stamp.end(), 'T', '_');
  return camera + "_" + stamp + ".jpg";
}

class Yard {
 public:
  explicit Yard(const SynthesisOptions& options) : options_(options), cast_(cast_of(options)) {
    if (!options.sources.backgrounds.empty()) photos_ = background_photos(options.sources.backgrounds);
    cameras_ = options.cameras > 0 ? options.cameras : kYardCameras;
  }
  int cameras() const { return cameras_; }

  // Calls `take` with each photo of the burst.
  template <class Take>
  void shoot(const Burst& burst, std::uint64_t number, Take&& take) {
    Random random(mixed_seed(options_.seed, kBurstPart + number));
    const YardCamera& camera = camera_at(burst.camera);
    const Setting setting = camera.setting_at(burst, clouds_on(options_, burst.start), random);
    const CameraTraits& traits = camera.traits(setting.light.infrared);
    const cv::Rect frame = frame_of(setting.image.size(), traits);
    std::vector<Actor> actors = burst.empty ? std::vector<Actor>{} : visitors(setting, cast_, frame, random);
    const std::string name = camera_name(burst.camera);
    const Random strip = random;
    Timestamp time = burst.start;
    for (int k = 0; k < burst.photos; ++k) {
      const Photograph photo =
          take_photograph(setting, actors, traits, strip_text(time, name, strip), random);
      const auto jpeg = jpeg_of(photo.image, traits.jpeg_quality);
      take(YardPhoto{with_exif(jpeg, time, name), name, file_name(name, time), time, photo.boxes});
      time += std::chrono::seconds(random.integer(1, 3));
      move_on(actors, setting.scene.view, random);
      if (random.chance(0.1)) actors.clear();
    }
  }

 private:
  const YardCamera& camera_at(int number) {
    return rendered_.try_emplace(number, options_, number, photos_).first->second;
  }

  const SynthesisOptions& options_;
  Cast cast_;
  std::vector<std::filesystem::path> photos_;
  int cameras_ = kYardCameras;
  std::map<int, YardCamera> rendered_;
};

}  // namespace

void generate_yard(const SynthesisOptions& options, const std::function<void(YardPhoto&&)>& sink,
                   const ProgressFn& progress, std::stop_token stop) {
  Yard yard(options);
  ProgressMeter meter("yard", options.count, progress);
  const std::vector<Burst> bursts = schedule_of(options, yard.cameras());
  for (std::size_t k = 0; k < bursts.size(); ++k) {
    yard.shoot(bursts[k], k, [&](YardPhoto&& photo) {
      throw_if_cancelled(stop);
      sink(std::move(photo));
      meter.step();
    });
  }
}

}  // namespace fieldloop
