#pragma once
#include <algorithm>
#include <random>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

// Photos of up to four animals of three classes, found once, twice or not at all, and false alarms.
// Confidences are unequal within a photo and often equal between photos.
class RandomPhotos {
 public:
  explicit RandomPhotos(unsigned seed) : random_(seed) {}

  EvaluatedPhoto photo() {
    EvaluatedPhoto result;
    for (int i = whole(0, 4); i > 0; --i) result.truth.push_back({box(), whole(0, 2)});
    for (const auto& truth : result.truth)
      for (int i = whole(0, 2); i > 0; --i) add_detection(result, shaken(truth.box), truth.class_id);
    for (int i = whole(0, 3); i > 0; --i) add_detection(result, box(), whole(0, 2));
    return result;
  }

  std::vector<EvaluatedPhoto> photos(std::size_t count) {
    std::vector<EvaluatedPhoto> result(count);
    std::generate(result.begin(), result.end(), [this] { return photo(); });
    return result;
  }

  // The same with groups among the animals.
  std::vector<EvaluatedPhoto> photos_with_crowds(std::size_t count) {
    auto result = photos(count);
    for (auto& photo : result)
      for (auto& truth : photo.truth) truth.crowd = whole(0, 5) == 0;
    return result;
  }

  template <class T>
  void shuffle(std::vector<T>& items) {
    std::shuffle(items.begin(), items.end(), random_);
  }

 private:
  int whole(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }
  float real(float low, float high) { return std::uniform_real_distribution(low, high)(random_); }

  // Small, medium or large.
  PixelBox box() {
    static constexpr float kSides[] = {20, 60, 130};
    const float side = kSides[whole(0, 2)];
    const float x = real(0, 80), y = real(0, 80);
    return {x, y, x + real(side, 1.5F * side), y + real(side, 1.5F * side)};
  }
  PixelBox shaken(const PixelBox& b) {
    return {b.x_min + real(-8, 8), b.y_min + real(-8, 8), b.x_max + real(-8, 8), b.y_max + real(-8, 8)};
  }
  void add_detection(EvaluatedPhoto& photo, const PixelBox& where, int class_id) {
    const auto rank = static_cast<float>(photo.detections.size());
    photo.detections.push_back({where, class_id, (rank + 20.F * static_cast<float>(whole(0, 4))) / 100});
  }

  std::mt19937 random_;
};

}  // namespace fieldloop
