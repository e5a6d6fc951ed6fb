#include "models/compare_models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "core/error.h"
#include "detect/tiny_model_for_tests.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing_models::TinyModel;

const NormBox kMiddle{0.34375F, 0.421875F, 0.65625F, 0.578125F};  // where TinyModel sees a deer
const NormBox kLeftEdge{0, 0.375F, 0.125F, 0.625F};               // and a fox

class Comparing : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("comparing-" + std::to_string(::getpid()) + "-" +
                                              testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path photo(const std::string& name) const {
    cv::imwrite((folder_ / name).string(), cv::Mat(640, 640, CV_8UC3, cv::Scalar::all(90)));
    return folder_ / name;
  }

  // Sees a deer in the middle and a fox at the left edge, with these confidences, on every photo.
  Detector detector(float deer, float fox, const std::string& names = "{0: 'deer', 1: 'fox'}") const {
    TinyModel model;
    model.values[8] = deer;
    model.values[11] = fox;
    model.names = names;
    std::ofstream(folder_ / "best.onnx", std::ios::binary) << model.bytes();
    return Detector(folder_ / "best.onnx");
  }

  Comparison compare(const Detector& a, const Detector& b, const ComparisonData& data) const {
    return compare_models(a, b, data, {}, {}, {});
  }

  fs::path folder_;
};

TEST_F(Comparing, MatchesClassesByNameAndIgnoresThoseTheDatasetLacks) {
  const std::vector<DatasetItem> items{{photo("a.png"), {{kMiddle, 1}}}};
  const auto foxes_are_bears = detector(0.9F, 0.8F, "['deer', 'bear']");
  const auto evaluation = evaluate_models({&foxes_are_bears}, {"boar", "deer"}, items, {}, {}).front();
  ASSERT_EQ(evaluation.photos.size(), 1U);
  ASSERT_EQ(evaluation.photos[0].result.detections.size(), 1U);
  EXPECT_EQ(evaluation.photos[0].result.detections[0].class_id, 1);
  EXPECT_EQ(evaluation.photos[0].size, (ImageSize{640, 640}));
  EXPECT_DOUBLE_EQ(evaluation.metrics.map50, 1);
  EXPECT_DOUBLE_EQ(evaluation.metrics.precision, 1);
}

TEST_F(Comparing, ReportsUnreadablePhotosAndGoesOn) {
  std::ofstream(folder_ / "broken.jpg") << "no picture";
  const std::vector<DatasetItem> items{
      {folder_ / "broken.jpg", {}}, {photo("a.png"), {{kMiddle, 0}}}, {folder_ / "gone.jpg", {}}};
  const auto model = detector(0.9F, 0);
  const auto evaluation = evaluate_models({&model}, {"deer"}, items, {}, {}).front();
  EXPECT_EQ(evaluation.metrics.photos, 1);
  EXPECT_THAT(evaluation.problems, ElementsAre(HasSubstr("broken.jpg: "), HasSubstr("gone.jpg: ")));
}

TEST_F(Comparing, FindsWhatChangedAndPutsAnimalsBeforeFalseAlarms) {
  const ComparisonData data{{"deer", "fox"},
                            {{photo("empty.png"), {}},
                             {photo("deer.png"), {{kMiddle, 0}}},
                             {photo("fox.png"), {{kMiddle, 0}, {kLeftEdge, 1}}}},
                            {}};
  const auto comparison = compare(detector(0.9F, 0.1F), detector(0.9F, 0.8F), data);
  ASSERT_EQ(comparison.photos.size(), 3U);
  EXPECT_EQ(comparison.photos[0].image.filename, "fox.png");
  EXPECT_EQ(comparison.photos[0].change, ModelChange::kNewlyFound);
  EXPECT_EQ(comparison.photos[0].a.size(), 1U);
  ASSERT_EQ(comparison.photos[0].b.size(), 2U);
  EXPECT_TRUE(comparison.photos[0].b[1].correct);
  EXPECT_EQ(comparison.photos[1].change, ModelChange::kNewFalseAlarm);
  EXPECT_EQ(comparison.photos[2].change, ModelChange::kNewFalseAlarm);
  EXPECT_DOUBLE_EQ(comparison.differences.at(static_cast<std::size_t>(Measure::kMap50))->difference,
                   comparison.b.map50 - comparison.a.map50);
}

TEST_F(Comparing, TheOtherWayRoundTheSamePhotosAreMissedAndAlarmsGone) {
  const ComparisonData data{
      {"deer", "fox"}, {{photo("empty.png"), {}}, {photo("fox.png"), {{kMiddle, 0}, {kLeftEdge, 1}}}}, {}};
  const auto comparison = compare(detector(0.9F, 0.8F), detector(0.9F, 0.1F), data);
  ASSERT_EQ(comparison.photos.size(), 2U);
  EXPECT_EQ(comparison.photos[0].change, ModelChange::kNewlyMissed);
  EXPECT_EQ(comparison.photos[1].change, ModelChange::kFalseAlarmGone);
}

TEST_F(Comparing, ListsEveryAnimalThatOnlyOneOfTheTwoFinds) {
  const ComparisonData data{
      {"deer", "fox"},
      {{photo("both.png"), {{kMiddle, 0}, {kLeftEdge, 1}}}, {photo("fox.png"), {{kLeftEdge, 1}}}},
      {}};
  const auto comparison = compare(detector(0.9F, 0.1F), detector(0.1F, 0.8F), data);
  ASSERT_EQ(comparison.animals.size(), 3U);
  EXPECT_EQ(comparison.animals[0].truth.class_name, "deer");
  EXPECT_FALSE(comparison.animals[0].found_by_b);
  EXPECT_TRUE(comparison.animals[1].found_by_b);
  EXPECT_EQ(comparison.animals[2].image.filename, "fox.png");
}

TEST_F(Comparing, PhotosOfOneCameraWithinAMinuteAreOneBurst) {
  const auto at = [](int seconds) { return Timestamp(std::chrono::seconds(seconds)); };
  std::vector<PhotoRecord> records(6);
  for (std::size_t i = 0; i < records.size(); ++i) records[i].image = "photo" + std::to_string(i);
  const PhotoOrigins origins{{"photo0", {"gate", at(0)}},
                             {"photo1", {"gate", at(100)}},
                             {"photo2", {"gate", at(50)}},
                             {"photo3", {"gate", at(161)}},
                             {"photo4", {"pond", at(50)}}};
  add_origins(records, origins);
  EXPECT_EQ(records[0].result.burst, records[1].result.burst);
  EXPECT_EQ(records[0].result.burst, records[2].result.burst);
  EXPECT_NE(records[1].result.burst, records[3].result.burst);
  EXPECT_NE(records[2].result.burst, records[4].result.burst);
  EXPECT_EQ(records[4].result.labels.at("camera"), "pond");
  EXPECT_TRUE(records[5].result.burst.empty());
}

TEST_F(Comparing, TellsNightFromDayByThePhotosColours) {
  cv::imwrite((folder_ / "day.png").string(), cv::Mat(64, 64, CV_8UC3, cv::Scalar(40, 160, 90)));
  const auto model = detector(0.9F, 0);
  const auto evaluation =
      evaluate_models({&model}, {"deer"}, {{folder_ / "day.png", {}}, {photo("grey.png"), {}}}, {}, {});
  EXPECT_EQ(evaluation.front().photos[0].result.labels.at("light"), "day");
  EXPECT_EQ(evaluation.front().photos[1].result.labels.at("light"), "night");
}

TEST_F(Comparing, ListsNoPhotoOnWhichBothShowTheSame) {
  const ComparisonData data{{"deer", "fox"}, {{photo("deer.png"), {{kMiddle, 0}}}}, {}};
  EXPECT_TRUE(compare(detector(0.9F, 0.1F), detector(0.8F, 0.2F), data).photos.empty());
}

TEST_F(Comparing, EmptyFieldPhotosCountInTheFalsePositiveRateOnly) {
  const ComparisonData data{
      {"deer", "fox"}, {{photo("deer.png"), {{kMiddle, 0}}}}, {photo("field-1.png"), photo("field-2.png")}};
  const auto comparison = compare(detector(0.9F, 0), detector(0.1F, 0), data);
  EXPECT_EQ(comparison.a.photos, 1);
  EXPECT_DOUBLE_EQ(comparison.a.precision, 1);
  EXPECT_DOUBLE_EQ(comparison.a.false_positive_rate.value(), 1);
  EXPECT_DOUBLE_EQ(comparison.b.false_positive_rate.value(), 0);
  EXPECT_EQ(comparison.photos.size(), 3U);
}

TEST_F(Comparing, KeepsTheSixtyMostTellingPhotos) {
  ComparisonData data{{"deer", "fox"}, {}, {}};
  for (int i = 0; i < 70; ++i) data.items.push_back({photo("empty.png"), {}});
  data.items.push_back({photo("deer.png"), {{kMiddle, 0}}});
  const auto comparison = compare(detector(0.9F, 0), detector(0.1F, 0), data);
  ASSERT_EQ(comparison.photos.size(), 60U);
  EXPECT_EQ(comparison.photos[0].change, ModelChange::kNewlyMissed);
}

TEST_F(Comparing, ReportsProgressOverAllPhotosAndStopsWhenAsked) {
  const ComparisonData data{{"deer"}, {{photo("deer.png"), {{kMiddle, 0}}}}, {photo("field.png")}};
  const auto model = detector(0.9F, 0);
  std::vector<std::int64_t> done;
  compare_models(model, model, data, {},
                 [&](const Progress& p) {
                   EXPECT_EQ(p.total, 2);
                   done.push_back(p.done);
                 },
                 {});
  EXPECT_THAT(done, ElementsAre(1, 2));
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(compare_models(model, model, data, {}, {}, stop.get_token()), Error);
}

TEST_F(Comparing, RefusesToCompareOnNothing) {
  const auto model = detector(0.9F, 0);
  EXPECT_THROW(compare(model, model, {}), Error);
}

}  // namespace
}  // namespace fieldloop
