#include "image/light.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <opencv2/core.hpp>

#include "files/atomic_file.h"
#include "image/photo.h"
#include "testing/real_photos.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// Half dark, half bright, as a lit foreground at night.
cv::Mat lit_foreground(const cv::Scalar& bright) {
  cv::Mat image(200, 300, CV_8UC3, cv::Scalar(20, 20, 20));
  image.rowRange(100, 200) = bright;
  return image;
}

TEST(Light, APictureWithoutColourIsNight) {
  EXPECT_TRUE(looks_like_night(lit_foreground({180, 180, 180})));
  EXPECT_TRUE(looks_like_night(lit_foreground({180, 184, 176}))) << "a faint tint is no colour";
}

TEST(Light, AColouredPictureIsDay) { EXPECT_FALSE(looks_like_night(lit_foreground({60, 160, 90}))); }

TEST(Light, AVeryDarkPictureIsNightWhateverItsColour) {
  EXPECT_TRUE(looks_like_night(cv::Mat(200, 300, CV_8UC3, cv::Scalar(5, 40, 10))));
}

TEST(Light, AColouredStripOfTextDoesNotMakeItDay) {
  auto image = lit_foreground({180, 180, 180});
  image.rowRange(180, 200) = cv::Scalar(200, 90, 20);
  EXPECT_TRUE(looks_like_night(image));
}

TEST(Light, AnySizeWillDo) {
  EXPECT_FALSE(looks_like_night(cv::Mat(16, 16, CV_8UC3, cv::Scalar(60, 160, 90))));
}

double share_of_night(const fs::path& folder) {
  int night = 0, all = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    ++all;
    night += looks_like_night(decode_upright(read_file(entry.path()), 160)) ? 1 : 0;
  }
  return static_cast<double>(night) / all;
}

// Real photos are here on some machines alone; generated ones are told apart in synthesize/yard_test.cpp.
class RealLight : public testing::TestWithParam<fs::path> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RealLight);
INSTANTIATE_TEST_SUITE_P(Photos, RealLight, testing::ValuesIn(real_photos()));

TEST_P(RealLight, TellsRealDaysFromRealNights) {
  EXPECT_GT(share_of_night(GetParam() / "deer-night/images"), 0.75);
  EXPECT_LT(share_of_night(GetParam() / "deer/images/val"), 0.04);
}

}  // namespace
}  // namespace fieldloop
