#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <opencv2/core.hpp>
#include <set>

#include "core/error.h"
#include "image/light.h"
#include "image/photo.h"
#include "synthesize/scene/schedule.h"
#include "synthesize/synthesize.h"

namespace fieldloop {
namespace {

SynthesisOptions small_yard(int count) {
  SynthesisOptions options;
  options.count = count;
  options.size = {192, 144};
  options.seed = 9;
  return options;
}

std::vector<YardPhoto> photos_of(const SynthesisOptions& options) {
  std::vector<YardPhoto> photos;
  generate_yard(options, [&](YardPhoto&& photo) { photos.push_back(std::move(photo)); }, {}, {});
  return photos;
}

TEST(Yard, TakesAsManyPhotosAsAskedForInOrderOfTime) {
  const std::vector<YardPhoto> photos = photos_of(small_yard(40));
  ASSERT_EQ(photos.size(), 40U);
  std::set<std::string> names, cameras;
  for (std::size_t k = 0; k < photos.size(); ++k) {
    names.insert(photos[k].filename);
    cameras.insert(photos[k].camera);
    if (k > 0) {
      EXPECT_GT(photos[k].captured_at, photos[k - 1].captured_at);
    }
  }
  EXPECT_EQ(names.size(), photos.size());
  EXPECT_EQ(cameras, (std::set<std::string>{"front-yard", "back-fence", "garden-gate", "creek"}));
}

TEST(Yard, WritesTheCaptureTimeIntoTheExifAndTheName) {
  for (const YardPhoto& photo : photos_of(small_yard(6))) {
    const PhotoInfo info = inspect_photo(photo.jpeg);
    EXPECT_EQ(info.exif_captured_at, photo.captured_at);
    EXPECT_EQ(info.size, (ImageSize{192, 144}));
    EXPECT_EQ(capture_time_from_name(photo.filename), photo.captured_at);
  }
}

TEST(Yard, GivesTheSameBytesForTheSameSeed) {
  const std::vector<YardPhoto> first = photos_of(small_yard(9)), second = photos_of(small_yard(9));
  for (std::size_t k = 0; k < first.size(); ++k) {
    EXPECT_EQ(first[k].jpeg, second[k].jpeg) << k;
    EXPECT_EQ(first[k].filename, second[k].filename);
  }
}

TEST(Yard, ShowsAnimalsAndEmptyPhotos) {
  int empty = 0, boxes = 0;
  const SynthesisOptions options = small_yard(60);
  const auto classes = static_cast<int>(synthesis_classes(options).size());
  for (const YardPhoto& photo : photos_of(options)) {
    empty += photo.truth.empty() ? 1 : 0;
    for (const LabelledBox& box : photo.truth) {
      boxes += 1;
      EXPECT_LT(box.class_id, classes);
      EXPECT_GE(box.box.x_min, 0);
      EXPECT_LE(box.box.y_max, 1);
    }
  }
  EXPECT_GE(empty, 15);
  EXPECT_GE(boxes, 25);
}

TEST(Yard, IsToldApartByDayAndNightAsRealPhotosAre) {
  std::map<bool, std::vector<bool>> taken_for_night;  // by whether it is night
  for (const YardPhoto& photo : photos_of(small_yard(90))) {
    const double hour = hour_of(photo.captured_at);
    taken_for_night[hour < 5.9 || hour > 20.5].push_back(looks_like_night(decode_upright(photo.jpeg, 160)));
  }
  const auto share = [&](bool night) {
    const std::vector<bool>& all = taken_for_night[night];
    return static_cast<double>(std::count(all.begin(), all.end(), true)) / static_cast<double>(all.size());
  };
  EXPECT_GT(share(true), 0.75);
  EXPECT_LT(share(false), 0.04);
}

TEST(Yard, StopsWhenCancelled) {
  std::stop_source stop;
  int taken = 0;
  const auto sink = [&](YardPhoto&&) {
    if (++taken == 2) stop.request_stop();
  };
  try {
    generate_yard(small_yard(30), sink, {}, stop.get_token());
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kCancelled);
  }
  EXPECT_EQ(taken, 2);
}

TEST(Schedule, SpreadsBurstsOfThreeOverTenDaysWithTheShareOfNight) {
  SynthesisOptions options;
  options.count = 300;
  options.night_share = 0.4;
  const std::vector<Burst> bursts = schedule_of(options, 4);
  ASSERT_EQ(bursts.size(), 100U);
  int night = 0;
  std::set<std::int64_t> days;
  for (const Burst& burst : bursts) {
    const double hour = hour_of(burst.start);
    EXPECT_EQ(burst.photos, 3);
    EXPECT_EQ(burst.night, hour < 5.9 || hour > 20.5) << hour;
    night += burst.night ? 1 : 0;
    days.insert(std::chrono::floor<std::chrono::days>(burst.start - options.first_day).count());
  }
  EXPECT_EQ(night, 40);
  EXPECT_EQ(days.size(), 10U);
}

TEST(Schedule, CutsTheLastBurstToTheCount) {
  SynthesisOptions options;
  options.count = 7;
  const std::vector<Burst> bursts = schedule_of(options, 2);
  ASSERT_EQ(bursts.size(), 3U);
  EXPECT_EQ(bursts.back().photos, 1);
}

}  // namespace
}  // namespace fieldloop
