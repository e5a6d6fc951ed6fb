#include "synthesize/animals/cutouts.h"

#include <gmock/gmock.h>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "synthesize/animals/stamps.h"
#include "synthesize/test_folder.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;

cv::Mat disc_with_alpha() {
  cv::Mat picture(90, 120, CV_8UC4, cv::Scalar(255, 255, 255, 0));
  cv::ellipse(picture, {60, 45}, {40, 30}, 0, 0, 360, cv::Scalar(40, 80, 120, 255), cv::FILLED);
  return picture;
}

TEST(StampCutouts, AreTheAnimalsOfAYardCroppedToTheirAlpha) {
  const std::vector<Cutout> cutouts = stamp_cutouts();
  EXPECT_THAT(classes_of(cutouts),
              IsSupersetOf({"deer", "fox", "squirrel", "wild boar", "badger", "rabbit", "turkey"}));
  for (const Cutout& cutout : cutouts) {
    EXPECT_EQ(cv::boundingRect(cutout.alpha >= 24), cv::Rect({}, cutout.alpha.size())) << cutout.class_name;
    EXPECT_EQ(cutout.bgr.size(), cutout.alpha.size());
    EXPECT_GT(cutout.height, 0.1);
    EXPECT_LT(cutout.height, 2.5);
  }
}

TEST(OwnCutouts, TakeTheClassFromTheSubfolderOrTheFileName) {
  const TestFolder folder;
  std::filesystem::create_directories(folder.path() / "wild boar");
  cv::imwrite((folder.path() / "wild boar" / "IMG_0001.png").string(), disc_with_alpha());
  cv::imwrite((folder.path() / "raccoon-12.png").string(), disc_with_alpha());
  cv::imwrite((folder.path() / "raccoon-13.png").string(), disc_with_alpha());
  const std::vector<Cutout> cutouts = own_cutouts(folder.path());
  EXPECT_EQ(cutouts.size(), 3U);
  EXPECT_THAT(classes_of(cutouts), ElementsAre("raccoon", "wild boar"));
  EXPECT_EQ(cutouts[0].alpha.size(), cv::Size(81, 61));
}

TEST(OwnCutouts, SpreadTheInsideColourOverTheRim) {
  const TestFolder folder;
  cv::imwrite((folder.path() / "fox.png").string(), disc_with_alpha());
  const Cutout cutout = own_cutouts(folder.path()).at(0);
  EXPECT_EQ(cutout.bgr.at<cv::Vec3b>(3, 12), cv::Vec3b(40, 80, 120))
      << "white background must not show through the rim";
}

TEST(OwnCutouts, RefuseAPictureWithoutTransparencyByName) {
  const TestFolder folder;
  cv::imwrite((folder.path() / "fox.png").string(), cv::Mat(50, 50, CV_8UC3, cv::Scalar::all(9)));
  try {
    own_cutouts(folder.path());
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
    EXPECT_THAT(error.what(), HasSubstr("fox.png"));
  }
}

TEST(OwnCutouts, RefuseADamagedPicture) {
  const TestFolder folder;
  folder.write("fox.png", "this is no picture");
  try {
    own_cutouts(folder.path());
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kCorruptData);
  }
}

TEST(OwnCutouts, SayWhichFolderIsMissingOrEmpty) {
  const TestFolder folder;
  for (const auto& path : {folder.path() / "nowhere", folder.path()}) {
    try {
      own_cutouts(path);
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kNotFound);
      EXPECT_THAT(error.what(), HasSubstr(path.string()));
    }
  }
}

}  // namespace
}  // namespace fieldloop
