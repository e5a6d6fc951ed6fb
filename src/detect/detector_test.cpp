#include "detect/detector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <thread>

#include "core/error.h"
#include "detect/tiny_model_for_tests.h"
#include "files/atomic_file.h"
#include "testing/real_photos.h"
#include "testing/stamp_for_tests.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

using testing_models::TinyModel;

class TinyDetector : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("detector-" + std::to_string(::getpid()) + "-" +
                                              testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path written(const std::string& bytes) const {
    std::ofstream(folder_ / "best.onnx", std::ios::binary) << bytes;
    return folder_ / "best.onnx";
  }

  std::string refusal(const TinyModel& model) const {
    try {
      Detector detector(written(model.bytes()));
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), ErrorCode::kCorruptData);
      return e.what();
    }
    return "accepted";
  }

  fs::path folder_;
};

TEST_F(TinyDetector, ReadsNamesAndImageSize) {
  const Detector detector(written(TinyModel().bytes()));
  EXPECT_EQ(detector.class_names(), (std::vector<std::string>{"deer", "fox"}));
  EXPECT_EQ(detector.image_size(), 64);
}

TEST_F(TinyDetector, MapsBoxesToTheImageAndClipsThem) {
  const Detector detector(written(TinyModel().bytes()));
  const auto detections = detector.detect(cv::Mat(64, 128, CV_8UC3, cv::Scalar::all(90)));
  ASSERT_EQ(detections.size(), 2U);
  EXPECT_EQ(detections[0].box, (PixelBox{44, 22, 84, 42}));
  EXPECT_EQ(detections[0].class_id, 0);
  EXPECT_FLOAT_EQ(detections[0].confidence, 0.9F);
  EXPECT_EQ(detections[1].box, (PixelBox{0, 16, 16, 48}));
  EXPECT_EQ(detections[1].class_id, 1);
}

TEST_F(TinyDetector, GivesBoxesOfTheFullPhotoForAReducedDecode) {
  const Detector detector(written(TinyModel().bytes()));
  const auto detections = detector.detect(cv::Mat(64, 128, CV_8UC3, cv::Scalar::all(90)), {1280, 640});
  ASSERT_EQ(detections.size(), 2U);
  EXPECT_EQ(detections[0].box, (PixelBox{440, 220, 840, 420}));
}

TEST_F(TinyDetector, LeavesOutWhatIsBelowItsLimits) {
  DetectorOptions options;
  options.min_confidence = 0.7F;
  const cv::Mat grey(64, 64, CV_8UC3, cv::Scalar::all(90));
  EXPECT_EQ(Detector(written(TinyModel().bytes()), options).detect(grey).size(), 1U);
  options = {};
  options.max_detections = 1;
  EXPECT_EQ(Detector(written(TinyModel().bytes()), options).detect(grey).size(), 1U);
}

TEST_F(TinyDetector, RefusesAModelOfAnotherLayoutAndSaysWhy) {
  TinyModel model;
  model.names = "{0: 'deer', 1: 'fox', 2: 'boar'}";
  EXPECT_THAT(refusal(model), testing::HasSubstr("output is 1 × 6 × 2; float32 1 × 7 × anchors"));
  model = {};
  model.names = "";
  EXPECT_THAT(refusal(model), testing::HasSubstr("no metadata `names`"));
  model = {};
  model.image_size = "";
  EXPECT_THAT(refusal(model), testing::HasSubstr("no metadata `imgsz`"));
  model = {};
  model.image_size = "96";
  EXPECT_THAT(refusal(model), testing::HasSubstr("input is 1 × 3 × 64 × 64; float32 1 × 3 × 96 × 96"));
  model = {};
  model.task = "segment";
  EXPECT_THAT(refusal(model), testing::HasSubstr("task is \"segment\""));
}

TEST_F(TinyDetector, RefusesWhatIsNoModel) {
  EXPECT_THROW(Detector(written("not a model")), Error);
  EXPECT_THROW(Detector(written("")), Error);
  const auto whole = TinyModel().bytes();
  EXPECT_THROW(Detector(written(whole.substr(0, whole.size() / 2))), Error);
  try {
    Detector detector(folder_ / "absent.onnx");
    FAIL() << "a missing file was accepted";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::kNotFound);
  }
}

class BaseModel : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(model_)) GTEST_SKIP() << "needs the COCO base network, which the trainer's build makes";
  }
  std::string name_of(const Detector& detector, const Detection& d) const {
    return detector.class_names().at(static_cast<std::size_t>(d.class_id));
  }
  const fs::path model_ = fs::path(FIELDLOOP_BINARY_DIR) / "share/fieldloop/coco-base/best.onnx";
  const cv::Mat photo_ = bear_for_tests();
};

TEST_F(BaseModel, SeesTheBearWhereItIs) {
  const Detector detector(model_);
  const auto detections = detector.detect(photo_);
  ASSERT_FALSE(detections.empty());
  EXPECT_EQ(name_of(detector, detections[0]), "bear");
  EXPECT_GT(detections[0].confidence, 0.5F);
  EXPECT_GT(iou(detections[0].box, {67, 33, 413, 327}), 0.85F);
}

class BaseModelOnRealPhotos : public BaseModel, public testing::WithParamInterface<fs::path> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(BaseModelOnRealPhotos);
INSTANTIATE_TEST_SUITE_P(Shared, BaseModelOnRealPhotos,
                         testing::ValuesIn(real_photos("raccoon/images/raccoon-1.jpg")));

TEST_P(BaseModelOnRealPhotos, SeesACatWhereTheRaccoonIs) {
  const Detector detector(model_);
  const auto detections = detector.detect(cv::imread(GetParam().string()));
  ASSERT_FALSE(detections.empty());
  EXPECT_EQ(name_of(detector, detections[0]), "cat");
  EXPECT_GT(detections[0].confidence, 0.5F);
  EXPECT_GT(iou(detections[0].box, {81, 88, 522, 408}), 0.85F);
}

TEST_P(BaseModelOnRealPhotos, GivesTheReferenceScoreOnTheStretchedPhoto) {
  const Detector detector(model_);
  const auto photo = cv::imread(GetParam().string());
  cv::Mat stretched;
  cv::resize(photo, stretched, {416, 416});
  const auto detections = detector.detect(stretched, {photo.cols, photo.rows});
  ASSERT_FALSE(detections.empty());
  EXPECT_EQ(name_of(detector, detections[0]), "cat");
  EXPECT_NEAR(detections[0].confidence, 0.63F, 0.02F);
  EXPECT_GT(iou(detections[0].box, {76, 104, 525, 403}), 0.95F);
}

TEST_F(BaseModel, GivesTheSameFromSeveralThreadsAtOnce) {
  const Detector detector(model_);
  const auto expected = detector.detect(photo_);
  std::atomic<int> same = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i)
      threads.emplace_back([&] {
        for (int n = 0; n < 5; ++n) {
          const auto found = detector.detect(photo_);
          same += found.size() == expected.size() && found.at(0).box == expected.at(0).box;
        }
      });
  }
  EXPECT_EQ(same, 15);
}

}  // namespace
}  // namespace fieldloop
