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
  AnnotationBox seen(PhotoId photo) {
    const auto box = app_.annotations.propose(photo, "", 0.5F).boxes.at(0);
    return {box.class_name, box.box, BoxOrigin::kDrawn};
  }
  void look(PhotoId photo) {
    const auto box = seen(photo);
    app_.db.write([&](Transaction& sql) {
      set_detections(sql, photo, app_.detector.current()->id, {{box.class_name, 0.9, box.box}});
    });
  }
  std::vector<QualityCardRow> cards() { return app_.quality.report(std::nullopt, 100, 0).cards; }
  QualityCardId only_card() {
    const auto all = cards();
    EXPECT_EQ(all.size(), 1U);
    return all.at(0).id;
  }
};

TEST_F(QualityReport, AMissedAnimalOfAFieldPhotoIsAddedByOneActionAndTakenBackByAnother) {
  const auto photo = add(1);
  look(photo);
  app_.annotations.put(photo, {}, std::nullopt);
  app_.quality.check_all();
  const auto card = only_card();
  EXPECT_EQ(cards().at(0).card.kind, QualityKind::kNotEmpty);
  app_.quality.act(card, CardAction::kFix);
  EXPECT_EQ(app_.annotations.get(photo)->boxes.size(), 1U);
  EXPECT_TRUE(cards().empty());
  app_.quality.act(card, CardAction::kUndo);
  EXPECT_TRUE(app_.annotations.get(photo)->boxes.empty());
  EXPECT_EQ(cards().size(), 1U);
}

TEST_F(QualityReport, ACardTakenBackKeepsItsIdSoThatAKeyPressedAtOnceMeansIt) {
  const auto photo = add(1);
  look(photo);
  app_.annotations.put(photo, {}, std::nullopt);
  app_.quality.check_all();
  const auto card = only_card();
  app_.quality.act(card, CardAction::kFix);
  app_.quality.act(card, CardAction::kUndo);
  EXPECT_EQ(only_card(), card);
  app_.quality.act(card, CardAction::kRight);
  EXPECT_TRUE(cards().empty());
}

TEST_F(QualityReport, WhatIsAboutABoxIsNotCalledRightWithoutOne) {
  const auto photo = add(1);
  EXPECT_THROW(app_.quality.call_right(photo, QualityKind::kOverlooked, "", std::nullopt), Error);
  EXPECT_FALSE(quality_kind_named("blurred"));
  EXPECT_NO_THROW(app_.quality.call_right(photo, QualityKind::kNotEmpty, "", std::nullopt));
}

TEST_F(QualityReport, NoCardGetsTheIdOfOneThatIsGone) {
  const auto photo = add(1);
  look(photo);
  app_.annotations.put(photo, {}, std::nullopt);
  app_.quality.check_all();
  const auto card = only_card();
  app_.annotations.put(photo, {seen(photo), seen(photo)}, std::nullopt);
  app_.quality.check_all();
  ASSERT_FALSE(cards().empty());
  for (const auto& each : cards()) EXPECT_NE(each.id, card);
  EXPECT_THROW(app_.quality.act(card, CardAction::kFix), Error);
}

TEST_F(QualityReport, WhatIsRightIsNeverShownAgain) {
  const auto photo = add(1);
  look(photo);
  app_.annotations.put(photo, {}, std::nullopt);
  app_.quality.check_all();
  const auto card = only_card();
  app_.quality.act(card, CardAction::kRight);
  EXPECT_TRUE(cards().empty());
  app_.quality.act(card, CardAction::kUndo);
  EXPECT_EQ(cards().size(), 1U);
  app_.quality.act(card, CardAction::kRight);
  app_.quality.check_all();
  EXPECT_TRUE(cards().empty());
  EXPECT_TRUE(app_.quality.check_photo(photo).cards.empty());
}

TEST_F(QualityReport, CardsOfAnAnnotationThatWasSavedSinceAreGone) {
  const auto photo = add(1);
  look(photo);
  app_.annotations.put(photo, {}, std::nullopt);
  app_.quality.check_all();
  const auto card = only_card();
  app_.annotations.put(photo, {seen(photo)}, std::nullopt);
  EXPECT_TRUE(cards().empty());
  EXPECT_THROW(app_.quality.act(card, CardAction::kFix), Error);
}

TEST_F(QualityReport, LabelsOfADatasetAreCheckedFixedInTheirFilesAndRestored) {
  app_.datasets.create("yard", {"deer", "fox"});
  upload("yard", Split::kVal, 1, "one", "");
  const auto report = app_.quality.check_all();
  EXPECT_EQ(report.photos, 1);
  EXPECT_EQ(report.model_name, "wild-v1");
  const auto card = only_card();
  const auto label = app_.home.training_data() / "labels" / "val" / "one.txt";
  app_.quality.act(card, CardAction::kFix);
  EXPECT_EQ(text(label).substr(0, 2), "0 ");
  app_.quality.act(card, CardAction::kUndo);
  EXPECT_EQ(text(label), "");
}

TEST_F(QualityReport, ALabelThatChangedSinceTheCheckIsNotTouched) {
  app_.datasets.create("yard", {"deer", "fox"});
  upload("yard", Split::kVal, 1, "one", "");
  app_.quality.check_all();
  const auto label = app_.home.training_data() / "labels" / "val" / "one.txt";
  write_file_atomically(label, "1 0.5 0.5 0.1 0.1\n");
  EXPECT_THROW(app_.quality.act(only_card(), CardAction::kFix), Error);
  EXPECT_EQ(text(label), "1 0.5 0.5 0.1 0.1\n");
}

TEST_F(QualityReport, LabelsWithoutPhotosAndPhotosWithoutLabelsAreNamed) {
  app_.datasets.create("yard", {"deer"});
  write_file_atomically(app_.home.training_data() / "labels" / "train" / "lost.txt", "0 0.5 0.5 0.1 0.1\n");
  write_bytes(app_.home.training_data() / "images" / "train" / "bare.jpg", test_photo(3));
  app_.quality.check_all();
  std::string kinds;
  for (const auto& card : cards())
    kinds += std::string(name_of(card.card.kind)) + " " + card.card.photo.filename + "; ";
  EXPECT_THAT(kinds, HasSubstr("label_without_photo lost.txt"));
  EXPECT_THAT(kinds, HasSubstr("photo_without_label bare.jpg"));
}

TEST_F(QualityReport, ADraftIsCheckedWithoutBeingSaved) {
  const auto photo = add(1);
  look(photo);
  const std::vector<AnnotationBox> draft{seen(photo), seen(photo)};
  const auto result = app_.quality.check_photo(photo, &draft);
  EXPECT_EQ(result.cards.at(0).card.kind, QualityKind::kDuplicate);
  EXPECT_FALSE(app_.annotations.get(photo));
}

TEST_F(QualityReport, AFaultyLabelFileIsNamedAndTheOthersGoOn) {
  app_.datasets.create("yard", {"deer"});
  upload("yard", Split::kTrain, 1, "one", "");
  upload("yard", Split::kTrain, 2, "two", "");
  write_file_atomically(app_.home.training_data() / "labels" / "train" / "one.txt", "0 nonsense\n");
  const auto report = app_.quality.check_all();
  ASSERT_EQ(report.problems.size(), 1U);
  EXPECT_THAT(report.problems[0], HasSubstr("one.txt line 1"));
  EXPECT_EQ(report.photos, 1);
}

}  // namespace
}  // namespace fieldloop
