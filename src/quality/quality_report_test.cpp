#include "quality/quality_report.h"

#include "quality/quality_actions.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::HasSubstr;

class QualityReport : public LoopFixture {
 protected:
  void SetUp() override {
    const auto model = add_model("wild", 1, 0.9F);
    app_.db.write([&](Transaction& sql) { deploy_model(sql, model.id, ""); });
  }
  // What the model that add_model() makes sees on every photo.
  AnnotationBoxRow seen(PhotoId photo) {
    const auto box = propose_boxes(app_, photo, "", 0.5F).boxes.at(0);
    return {box.class_name, box.box, "drawn"};
  }
  void look(PhotoId photo) {
    const auto box = seen(photo);
    app_.db.write([&](Transaction& sql) {
      set_detections(sql, photo, app_.detector.current()->id, {{box.class_name, 0.9, box.box}});
    });
  }
  nlohmann::json cards() { return quality_json(app_, "", 100, 0)["cards"]; }
  QualityCardId only_card() {
    const auto all = cards();
    EXPECT_EQ(all.size(), 1U) << all.dump();
    return {all.at(0)["id"].get<std::int64_t>()};
  }
};

TEST_F(QualityReport, AMissedAnimalOfAFieldPhotoIsAddedByOneActionAndTakenBackByAnother) {
  const auto photo = add(1);
  look(photo);
  put_annotation(app_, photo, {}, std::nullopt);
  check_labels(app_);
  const auto card = only_card();
  EXPECT_EQ(cards().at(0)["kind"], "not_empty");
  act_on_card(app_, card, "fix");
  EXPECT_EQ(get_annotation(app_, photo)->boxes.size(), 1U);
  EXPECT_TRUE(cards().empty());
  act_on_card(app_, card, "undo");
  EXPECT_TRUE(get_annotation(app_, photo)->boxes.empty());
  EXPECT_EQ(cards().size(), 1U);
}

TEST_F(QualityReport, ACardTakenBackKeepsItsIdSoThatAKeyPressedAtOnceMeansIt) {
  const auto photo = add(1);
  look(photo);
  put_annotation(app_, photo, {}, std::nullopt);
  check_labels(app_);
  const auto card = only_card();
  act_on_card(app_, card, "fix");
  act_on_card(app_, card, "undo");
  EXPECT_EQ(only_card(), card);
  act_on_card(app_, card, "right");
  EXPECT_TRUE(cards().empty());
}

TEST_F(QualityReport, WhatIsAboutABoxIsNotCalledRightWithoutOne) {
  const auto photo = add(1);
  EXPECT_THROW(call_right(app_, photo, "overlooked", "", std::nullopt), Error);
  EXPECT_THROW(call_right(app_, photo, "blurred", "", std::nullopt), Error);
  EXPECT_NO_THROW(call_right(app_, photo, "not_empty", "", std::nullopt));
}

TEST_F(QualityReport, NoCardGetsTheIdOfOneThatIsGone) {
  const auto photo = add(1);
  look(photo);
  put_annotation(app_, photo, {}, std::nullopt);
  check_labels(app_);
  const auto card = only_card();
  put_annotation(app_, photo, {seen(photo), seen(photo)}, std::nullopt);
  check_labels(app_);
  ASSERT_FALSE(cards().empty());
  for (const auto& each : cards()) EXPECT_NE(each["id"].get<std::int64_t>(), card.value);
  EXPECT_THROW(act_on_card(app_, card, "fix"), Error);
}

TEST_F(QualityReport, WhatIsRightIsNeverShownAgain) {
  const auto photo = add(1);
  look(photo);
  put_annotation(app_, photo, {}, std::nullopt);
  check_labels(app_);
  const auto card = only_card();
  act_on_card(app_, card, "right");
  EXPECT_TRUE(cards().empty());
  act_on_card(app_, card, "undo");
  EXPECT_EQ(cards().size(), 1U);
  act_on_card(app_, card, "right");
  check_labels(app_);
  EXPECT_TRUE(cards().empty());
  EXPECT_TRUE(check_photo(app_, photo, nullptr)["cards"].empty());
}

TEST_F(QualityReport, CardsOfAnAnnotationThatWasSavedSinceAreGone) {
  const auto photo = add(1);
  look(photo);
  put_annotation(app_, photo, {}, std::nullopt);
  check_labels(app_);
  const auto card = only_card();
  put_annotation(app_, photo, {seen(photo)}, std::nullopt);
  EXPECT_TRUE(cards().empty());
  EXPECT_THROW(act_on_card(app_, card, "fix"), Error);
}

TEST_F(QualityReport, LabelsOfADatasetAreCheckedFixedInTheirFilesAndRestored) {
  app_.datasets.create("yard", {"deer", "fox"});
  upload("yard", Split::kVal, 1, "one", "");
  const auto report = check_labels(app_);
  EXPECT_EQ(report.photos, 1);
  EXPECT_EQ(report.model_name, "wild-v1");
  const auto card = only_card();
  const auto label = app_.home.training_data() / "labels" / "val" / "one.txt";
  act_on_card(app_, card, "fix");
  EXPECT_EQ(text(label).substr(0, 2), "0 ");
  act_on_card(app_, card, "undo");
  EXPECT_EQ(text(label), "");
}

TEST_F(QualityReport, ALabelThatChangedSinceTheCheckIsNotTouched) {
  app_.datasets.create("yard", {"deer", "fox"});
  upload("yard", Split::kVal, 1, "one", "");
  check_labels(app_);
  const auto label = app_.home.training_data() / "labels" / "val" / "one.txt";
  write_file_atomically(label, "1 0.5 0.5 0.1 0.1\n");
  EXPECT_THROW(act_on_card(app_, only_card(), "fix"), Error);
  EXPECT_EQ(text(label), "1 0.5 0.5 0.1 0.1\n");
}

TEST_F(QualityReport, LabelsWithoutPhotosAndPhotosWithoutLabelsAreNamed) {
  app_.datasets.create("yard", {"deer"});
  write_file_atomically(app_.home.training_data() / "labels" / "train" / "lost.txt", "0 0.5 0.5 0.1 0.1\n");
  write_bytes(app_.home.training_data() / "images" / "train" / "bare.jpg", test_photo(3));
  check_labels(app_);
  std::string kinds;
  for (const auto& card : cards())
    kinds += card["kind"].get<std::string>() + " " + card["photo"]["filename"].get<std::string>() + "; ";
  EXPECT_THAT(kinds, HasSubstr("label_without_photo lost.txt"));
  EXPECT_THAT(kinds, HasSubstr("photo_without_label bare.jpg"));
}

TEST_F(QualityReport, ADraftIsCheckedWithoutBeingSaved) {
  const auto photo = add(1);
  look(photo);
  const std::vector<AnnotationBoxRow> draft{seen(photo), seen(photo)};
  const auto result = check_photo(app_, photo, &draft);
  EXPECT_EQ(result["cards"].at(0)["kind"], "duplicate");
  EXPECT_FALSE(get_annotation(app_, photo));
}

TEST_F(QualityReport, AFaultyLabelFileIsNamedAndTheOthersGoOn) {
  app_.datasets.create("yard", {"deer"});
  upload("yard", Split::kTrain, 1, "one", "");
  upload("yard", Split::kTrain, 2, "two", "");
  write_file_atomically(app_.home.training_data() / "labels" / "train" / "one.txt", "0 nonsense\n");
  const auto report = check_labels(app_);
  ASSERT_EQ(report.problems.size(), 1U);
  EXPECT_THAT(report.problems[0], HasSubstr("one.txt line 1"));
  EXPECT_EQ(report.photos, 1);
}

}  // namespace
}  // namespace fieldloop
