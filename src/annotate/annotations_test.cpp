#include <nlohmann/json.hpp>

#include "json/api/annotation_json.h"
#include "review/review.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;

class Annotate : public LoopFixture {
 protected:
  std::filesystem::path to_annotate(const std::string& name) const { return app_.home.to_annotate() / name; }
};

TEST_F(Annotate, WritesTheDatabaseAndTheLabelFileWithTheImageBesideIt) {
  const auto photo = add(1);
  annotate(photo, {"deer", "fox"});
  EXPECT_EQ(text(to_annotate("photo.txt")),
            "0 0.500000 0.375000 0.500000 0.250000\n1 0.500000 0.375000 0.500000 0.250000\n");
  EXPECT_EQ(text(to_annotate("classes.txt")), "deer\nfox\n");
  EXPECT_EQ(text(to_annotate("photo.jpg")), text(app_.photo_files.local("photo.jpg")));
  EXPECT_EQ(app_.annotations.get(photo)->boxes.size(), 2U);
}

TEST_F(Annotate, BesideTheLabelStandsWhichBoxesWereDrawnAndWhichAModelsWereConfirmed) {
  const auto photo = add(1);
  const NormBox box{0.25F, 0.25F, 0.75F, 0.5F};
  app_.annotations.put(photo, {{"deer", box, BoxOrigin::kConfirmed}, {"fox", box, BoxOrigin::kDrawn}},
                       std::nullopt);
  const auto beside = to_annotate("photo.fieldloop.json");
  const auto origins = nlohmann::json::parse(text(beside));
  EXPECT_EQ(origins["label"], "photo.txt");
  EXPECT_EQ(origins["lines"], nlohmann::json::parse(R"([{"class": "deer", "origin": "confirmed"},
                                                       {"class": "fox", "origin": "drawn"}])"));
  app_.annotations.remove(photo);
  EXPECT_FALSE(std::filesystem::exists(beside));
}

TEST_F(Annotate, NoBoxesConfirmThatNothingIsThere) {
  const auto photo = add(1);
  EXPECT_TRUE(to_json(annotate(photo, {}))["is_empty"].get<bool>());
  EXPECT_EQ(text(to_annotate("photo.txt")), "");
  EXPECT_TRUE(all().photos.front().photo.annotated_empty);
}

TEST_F(Annotate, AnEditOfAnOldRevisionIsRefusedAndTheLabelFileStays) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  const auto before = text(to_annotate("photo.txt"));
  EXPECT_THROW(app_.annotations.put(photo, {}, 0), Error);
  EXPECT_EQ(text(to_annotate("photo.txt")), before);
}

TEST_F(Annotate, ABoxOutsideThePhotoOrWithoutAreaIsNamed) {
  const auto photo = add(1);
  const std::vector<AnnotationBox> boxes{{"deer", {0.1F, 0.1F, 0.2F, 0.2F}, BoxOrigin::kDrawn},
                                         {"deer", {1.2F, 0.1F, 1.4F, 0.2F}, BoxOrigin::kDrawn}};
  try {
    app_.annotations.put(photo, boxes, std::nullopt);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.field(), "boxes[1]");
  }
  EXPECT_FALSE(app_.annotations.get(photo));
}

TEST_F(Annotate, RemovingItLeavesThePhotoUnreviewedAndItsImageThere) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  app_.annotations.remove(photo);
  EXPECT_FALSE(app_.annotations.get(photo));
  EXPECT_FALSE(std::filesystem::exists(to_annotate("photo.txt")));
  EXPECT_TRUE(std::filesystem::exists(to_annotate("photo.jpg")));
}

TEST_F(Annotate, ANameThatAPersonMakesUpIsCheckedUnlessThePhotoHasItAlready) {
  app_.datasets.create("yard", {"deer"});
  const auto photo = add(1);
  const NormBox box{0.25F, 0.25F, 0.75F, 0.5F};
  EXPECT_THROW(app_.annotations.put(photo, {{"Deer", box}}, std::nullopt), Error);
  EXPECT_THROW(app_.annotations.put(photo, {{"a,b", box}}, std::nullopt), Error);
  EXPECT_FALSE(app_.annotations.get(photo));
  annotate(photo, {"a,b"});
  EXPECT_NO_THROW(app_.annotations.put(photo, {{"a,b", box}, {"fox", box}}, std::nullopt));
}

TEST_F(Annotate, AnUnknownPhotoIsNotFound) { EXPECT_THROW(annotate({77}, {}), Error); }

TEST_F(Annotate, NewClassNamesJoinTheActiveDatasetAtItsEnd) {
  app_.datasets.create("yard", {"boar", "deer"});
  annotate(add(1), {"fox"});
  EXPECT_THAT(app_.classes.in_labels(), ElementsAre("boar", "deer", "fox"));
  EXPECT_EQ(text(to_annotate("photo.txt")).substr(0, 2), "2 ");
}

TEST_F(Annotate, LabelFilesFollowTheClassOrderOfADatasetThatIsMadeLater) {
  annotate(add(1), {"fox"});
  EXPECT_EQ(text(to_annotate("photo.txt")).substr(0, 2), "0 ");
  app_.datasets.create("yard", {"boar", "fox"});
  EXPECT_EQ(text(to_annotate("photo.txt")).substr(0, 2), "1 ");
  EXPECT_EQ(text(to_annotate("classes.txt")), "boar\nfox\n");
}

TEST_F(Annotate, BeforeAnyDatasetTheDeployedModelsAnimalsAreOffered) {
  const auto model = add_model("wild", 1, 0.9F);
  app_.db.write([&](Transaction& sql) { deploy_model(sql, model.id, ""); });
  annotate(add(1), {"boar"});
  EXPECT_THAT(app_.classes.offered(), ElementsAre("boar", "deer", "fox"));
}

TEST_F(Annotate, UsingAnAnimalOfTheModelMovesNoOtherInTheListOnOffer) {
  const auto model = add_model("wild", 1, 0.9F);
  app_.db.write([&](Transaction& sql) { deploy_model(sql, model.id, ""); });
  app_.classes.ensure({"zebra", "boar"});
  EXPECT_THAT(app_.classes.offered(), ElementsAre("zebra", "boar", "deer", "fox"));
  annotate(add(1), {"fox"});
  annotate(add(2, "two.jpg"), {"boar"});
  EXPECT_THAT(app_.classes.offered(), ElementsAre("zebra", "boar", "deer", "fox"));
  EXPECT_THAT(app_.classes.in_labels(), ElementsAre("zebra", "boar", "fox")) << "ids stay as they came";
}

TEST_F(Annotate, ProposalsAreWhatTheNamedModelSeesNow) {
  add_model("wild", 1, 0.9F);
  const auto proposals = app_.annotations.propose(add(1), "wild-v1", 0.5F);
  EXPECT_EQ(proposals.model_name, "wild-v1");
  ASSERT_EQ(proposals.boxes.size(), 1U);
  EXPECT_EQ(proposals.boxes[0].class_name, "deer");
  EXPECT_NEAR(proposals.boxes[0].confidence, 0.9F, 1e-3);
  EXPECT_NEAR(proposals.boxes[0].box.x_center(), 0.5F, 0.02);
}

class JudgedProposals : public Annotate {
 protected:
  // A photo on which an older model showed a box where wild-v1, which is asked, sees its deer.
  PhotoId judged_photo(const std::string& seen_before) {
    const auto old = add_model("old", 1, 0.9F);
    add_model("wild", 1, 0.9F);
    const auto photo = add(1);
    const auto box = app_.annotations.propose(photo, "wild-v1", 0.5F).boxes.at(0).box;
    app_.db.write([&](Transaction& sql) {
      set_detections(sql, photo, old.id, {{seen_before, 0.6, box}, {"fox", 0.5, {0, 0, 0.1F, 0.1F}}});
    });
    return photo;
  }
  void judge(const VerdictTarget& target, VerdictAction action, const std::string& animal = "") {
    VerdictRequest request;
    request.reviewer = "me";
    request.action = action;
    request.class_name = animal;
    request.target = target;
    app_.review.give(request);
  }
  VerdictTarget first_box(PhotoId photo) {
    return BoxTargets{
        app_.db.read([&](Transaction& sql) { return detections_of(sql, {photo}, 0.0); }).at(0).id};
  }
  std::vector<std::string> proposed(PhotoId photo) {
    std::vector<std::string> names;
    for (const auto& box : app_.annotations.propose(photo, "wild-v1", 0.5F).boxes)
      names.push_back(box.class_name);
    return names;
  }
};

TEST_F(JudgedProposals, WhatAPersonCalledAFalseAlarmIsNotProposedByAnyModel) {
  const auto photo = judged_photo("deer");
  EXPECT_THAT(proposed(photo), ElementsAre("deer"));
  judge(first_box(photo), VerdictAction::kFalseAlarm);
  EXPECT_THAT(proposed(photo), ElementsAre());
  judge(first_box(photo), VerdictAction::kClear);
  EXPECT_THAT(proposed(photo), ElementsAre("deer"));
  judge(PhotoTargets{photo}, VerdictAction::kFalseAlarm);
  EXPECT_THAT(proposed(photo), ElementsAre());
}

TEST_F(JudgedProposals, AWrongAnimalIsProposedByTheNameThatThePersonGaveIt) {
  const auto photo = judged_photo("deer");
  judge(first_box(photo), VerdictAction::kWrongAnimal, "boar");
  EXPECT_THAT(proposed(photo), ElementsAre("boar"));
  judge(PhotoTargets{photo}, VerdictAction::kWrongAnimal, "badger");
  EXPECT_THAT(proposed(photo), ElementsAre("boar")) << "what was said of the box itself counts";
  judge(first_box(photo), VerdictAction::kClear);
  EXPECT_THAT(proposed(photo), ElementsAre("badger"));
}

TEST_F(JudgedProposals, WhatAPersonCalledCorrectIsProposedByThatNameWhateverAnotherModelSays) {
  const auto photo = judged_photo("fox");
  judge(first_box(photo), VerdictAction::kCorrect);
  EXPECT_THAT(proposed(photo), ElementsAre("fox"));
}

TEST_F(JudgedProposals, TheCheckDoesNotAskAboutAFalseAlarmAgain) {
  const auto photo = judged_photo("deer");
  judge(first_box(photo), VerdictAction::kFalseAlarm);
  app_.annotations.put(photo, {{"fox", {0, 0, 0.1F, 0.1F}, BoxOrigin::kDrawn}}, std::nullopt);
  EXPECT_TRUE(app_.quality.check_photo(photo).cards.empty());
}

}  // namespace
}  // namespace fieldloop
