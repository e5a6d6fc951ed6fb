#include "review/review.h"

#include <gmock/gmock.h>
#include "photos/photos.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

// Two models of which the second is surer of the one deer that both see.
class ModelDifferencesTest : public LoopFixture {
 protected:
  DetectReport look(const ModelRow& model, bool show) {
    return app_.photos.detect({DetectScope::kAll, model.name, show});
  }
  ModelDifferences differences(double threshold) const {
    DifferenceQuery query;
    query.a = unsure_.name;
    query.b = sure_.name;
    query.threshold = threshold;
    return app_.review.differences(query);
  }
  PhotoRow row(PhotoId photo) const { return app_.photos.get(photo).photo; }

  ModelRow unsure_ = add_model("deer", 1, 0.3F);
  ModelRow sure_ = add_model("deer", 2, 0.8F);
  PhotoId photo_ = add(1);
};

TEST_F(ModelDifferencesTest, WaitForBothModelsToLook) {
  look(unsure_, true);
  EXPECT_EQ(differences(0.25).waiting_a, 0);
  EXPECT_EQ(differences(0.25).waiting_b, 1);
  EXPECT_EQ(differences(0.25).total, 0);
  look(sure_, false);
  EXPECT_EQ(differences(0.25).waiting_b, 0);
}

TEST_F(ModelDifferencesTest, AreWhatOnlyOneOfThemFindsFromTheThresholdUp) {
  look(unsure_, true);
  look(sure_, false);
  EXPECT_EQ(differences(0.25).total, 0) << "both find it";
  const auto above = differences(0.5);
  ASSERT_EQ(above.total, 1);
  EXPECT_EQ(above.photos[0].photo.photo.id, photo_);
  EXPECT_EQ(above.photos[0].difference.only_a, 0);
  EXPECT_EQ(above.photos[0].difference.only_b, 1);
}

TEST_F(ModelDifferencesTest, AModelThatIsNotThereIsSaid) {
  DifferenceQuery query;
  query.a = unsure_.name;
  query.b = "none";
  EXPECT_THROW(app_.review.differences(query), Error);
  EXPECT_THROW(app_.photos.detect({DetectScope::kAll, "none", true}), Error);
}

TEST_F(ModelDifferencesTest, LookingBesideLeavesWhatIsShown) {
  look(unsure_, true);
  look(sure_, false);
  EXPECT_EQ(row(photo_).model_name, unsure_.name);
  EXPECT_EQ(look(sure_, false).detected, 0) << "it has looked";
}

TEST_F(ModelDifferencesTest, WhatAModelFoundIsShownAgainWithoutLooking) {
  look(unsure_, true);
  const auto box = app_.photos.get(photo_).detections.front().id;
  look(sure_, true);
  std::filesystem::remove(app_.photo_files.local(row(photo_).filename));
  const auto report = look(unsure_, true);
  EXPECT_THAT(report.problems, testing::IsEmpty());
  EXPECT_EQ(row(photo_).model_name, unsure_.name);
  EXPECT_EQ(app_.photos.get(photo_).detections.front().id, box);
}

}  // namespace
}  // namespace fieldloop
