#include "review/verdicts.h"

#include <gmock/gmock.h>

#include "datasets/datasets.h"
#include "review/false_alarm_groups.h"
#include "review/mark.h"
#include "review/saved_filters.h"
#include "storage/photos/detection_store.h"
#include "storage/review/review_store.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Verdicts : public LoopFixture {
 protected:
  static constexpr NormBox kStump{0.1F, 0.5F, 0.3F, 0.8F};

  VerdictResult give(const std::string& verdict, VerdictTarget target, const std::string& reviewer = "ann") {
    VerdictRequest request;
    request.reviewer = reviewer;
    request.verdict = verdict;
    request.class_name = verdict == "wrong_animal" ? "fox" : "";
    request.target = std::move(target);
    return give_verdict(app_, request);
  }
  VerdictResult give(const std::string& verdict, PhotoId photo, const std::string& reviewer = "ann") {
    return give(verdict, PhotoTargets{photo}, reviewer);
  }

  PhotoRow row(PhotoId photo) const { return app_.photos.get(photo).photo; }

  // A photo at this minute with a box of the model at the stump.
  PhotoId add_seen(int number, int minute) {
    auto photo = incoming(number, "seen" + std::to_string(number) + ".jpg");
    photo.captured_at = parse_iso8601("2026-05-01T06:00:00Z").value() + std::chrono::minutes(minute);
    const auto id = app_.photos.ingest({photo}).front().photo.value();
    const auto model = model_.id.value == 0 ? (model_ = add_model("deer", 1, 0.5F)).id : model_.id;
    app_.db.write([&](Transaction& sql) { set_detections(sql, id, model, {{"deer", 0.6, kStump}}); });
    return id;
  }
  DetectionRow box_of(PhotoId photo) const { return app_.photos.get(photo).detections.front(); }
  bool label_exists(PhotoId photo) const {
    return std::filesystem::exists((app_.home.to_annotate() / row(photo).filename).replace_extension(".txt"));
  }

  ModelRow model_;
};

TEST_F(Verdicts, AVerdictIsKeptWithItsTextAndCanBeUndoneAndRedone) {
  const auto photo = add(1);
  const auto given = give("correct", photo);
  EXPECT_EQ(given.text, "1 photo: correct");
  EXPECT_EQ(row(photo).verdict, "correct");
  EXPECT_EQ(given.history.undo, "1 photo: correct");
  const auto undone = undo_verdict(app_, "ann");
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  EXPECT_EQ(undone.history.undo, std::nullopt);
  EXPECT_EQ(undone.history.redo, "1 photo: correct");
  redo_verdict(app_, "ann");
  EXPECT_EQ(row(photo).verdict, "correct");
}

TEST_F(Verdicts, WithoutAVerdictAPhotoIsNoNegative) {
  add(1);
  const auto marked = add(2, "marked.jpg");
  give("mark", marked);
  give("correct", add(3, "correct.jpg"));
  give("empty", add(4, "empty.jpg"));
  app_.datasets.create("deer", {"deer"});
  EXPECT_EQ(app_.datasets.add_annotated("deer").added, 0);
}

TEST_F(Verdicts, MissedFalseAlarmAndWrongAnimalMarkThePhotoWithItsReason) {
  const auto missed = add(1, "a.jpg"), alarm = add(2, "b.jpg"), wrong = add(3, "c.jpg");
  give("missed", missed);
  give("false_alarm", alarm);
  give("wrong_animal", wrong);
  EXPECT_EQ(row(missed).mark_reason, "missed");
  EXPECT_EQ(row(alarm).mark_reason, "false_positive");
  EXPECT_EQ(row(wrong).mark_reason, "wrong_class");
  EXPECT_EQ(row(wrong).verdict_class, "fox");
  EXPECT_TRUE(std::filesystem::exists(app_.home.to_annotate() / "a.jpg"));
}

TEST_F(Verdicts, AFalseAlarmIsTrainedOnAsEmptyWithoutDrawing) {
  const auto photo = add(1, "alarm.jpg");
  give("false_alarm", photo);
  EXPECT_TRUE(row(photo).annotated_empty);
  EXPECT_TRUE(label_exists(photo));
  app_.datasets.create("deer", {"deer"});
  EXPECT_EQ(app_.datasets.add_annotated("deer").added, 1);
}

TEST_F(Verdicts, EmptyIsTrainedOnOnlyOnceThePhotoIsMarked) {
  const auto photo = add(1, "empty.jpg");
  give("empty", photo);
  EXPECT_FALSE(row(photo).annotated);
  give("mark", photo);
  EXPECT_TRUE(row(photo).annotated_empty);
  undo_verdict(app_, "ann");
  EXPECT_FALSE(row(photo).annotated);
  EXPECT_FALSE(row(photo).marked);
  EXPECT_FALSE(label_exists(photo));
  EXPECT_EQ(row(photo).verdict, "empty");
}

TEST_F(Verdicts, UndoRestoresEarlierMarkAndVerdict) {
  const auto photo = add(1);
  mark_photo(app_, photo, "bad_box", "cuts the ears");
  give("correct", photo);
  const auto before = row(photo);
  give("cannot_tell", photo);
  EXPECT_FALSE(row(photo).marked);
  undo_verdict(app_, "ann");
  EXPECT_EQ(row(photo).verdict, "correct");
  EXPECT_EQ(row(photo).marked_at, before.marked_at);
  EXPECT_EQ(row(photo).mark_note, "cuts the ears");
}

TEST_F(Verdicts, UndoLeavesAnAnnotationThatAPersonEditedSince) {
  const auto photo = add(1, "alarm.jpg");
  give("false_alarm", photo);
  annotate(photo, {"deer"});
  undo_verdict(app_, "ann");
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  EXPECT_TRUE(row(photo).annotated);
  EXPECT_FALSE(row(photo).annotated_empty);
}

TEST_F(Verdicts, CannotTellNeverTrainsNotEvenWhenAnnotated) {
  const auto photo = add(1, "blur.jpg");
  annotate(photo, {"deer"});
  give("cannot_tell", photo);
  EXPECT_FALSE(label_exists(photo));
  app_.datasets.create("deer", {"deer"});
  EXPECT_EQ(app_.datasets.add_annotated("deer").added, 0);
  undo_verdict(app_, "ann");
  EXPECT_TRUE(label_exists(photo));
  EXPECT_EQ(app_.datasets.add_annotated("deer").added, 1);
}

TEST_F(Verdicts, CannotTellTakesAPhotoOutOfTheTrainingSetItHadJoined) {
  const auto photo = add(1, "blur.jpg");
  annotate(photo, {"deer"});
  app_.datasets.create("deer", {"deer"});
  ASSERT_EQ(app_.datasets.add_annotated("deer").added, 1);
  const auto boxes = [&] { return app_.datasets.get("deer").train.boxes; };
  EXPECT_EQ(boxes(), 1);
  give("cannot_tell", photo);
  EXPECT_EQ(boxes(), 0);
  undo_verdict(app_, "ann");
  EXPECT_EQ(boxes(), 1);
}

TEST_F(Verdicts, AnEventIsJudgedWhole) {
  const auto first = add_seen(1, 0), second = add_seen(2, 3), later = add_seen(3, 60);
  EXPECT_EQ(give("correct", EventTarget{first, 5}).count, 2U);
  EXPECT_EQ(row(second).verdict, "correct");
  EXPECT_EQ(row(later).verdict, std::nullopt);
  undo_verdict(app_, "ann");
  EXPECT_EQ(row(first).verdict, std::nullopt);
}

TEST_F(Verdicts, OnlySomePhotosAreMarkedSpreadInTime) {
  PhotoTargets photos;
  for (int i = 0; i < 6; ++i) photos.push_back(add_seen(i, i));
  VerdictRequest request;
  request.reviewer = "ann";
  request.verdict = "missed";
  request.mark_at_most = 2;
  request.target = photos;
  give_verdict(app_, request);
  std::vector<bool> marked;
  for (const auto photo : photos) marked.push_back(row(photo).marked);
  EXPECT_THAT(marked, ElementsAre(false, true, false, false, true, false));
  EXPECT_EQ(row(photos[0]).verdict, "missed");
}

TEST_F(Verdicts, ABoxHasAVerdictOfItsOwn) {
  const auto photo = add_seen(1, 0);
  give("wrong_animal", BoxTargets{box_of(photo).id});
  EXPECT_EQ(box_of(photo).verdict, "wrong_animal");
  EXPECT_EQ(box_of(photo).verdict_class, "fox");
  EXPECT_EQ(row(photo).mark_reason, "wrong_class");
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  undo_verdict(app_, "ann");
  EXPECT_EQ(box_of(photo).verdict, std::nullopt);
  EXPECT_FALSE(row(photo).marked);
  EXPECT_THROW(give("empty", BoxTargets{box_of(photo).id}), Error);
}

TEST_F(Verdicts, ReviewersUndoTheirOwn) {
  const auto one = add(1, "one.jpg"), other = add(2, "other.jpg");
  give("correct", one, "ann");
  give("empty", other, "ben");
  undo_verdict(app_, "ann");
  EXPECT_EQ(row(one).verdict, std::nullopt);
  EXPECT_EQ(row(other).verdict, "empty");
}

TEST_F(Verdicts, WhatSomebodyElseChangedSinceStaysAndUndoGoesOn) {
  const auto first = add(1, "first.jpg"), second = add(2, "second.jpg");
  give("correct", first, "ann");
  give("correct", second, "ann");
  give("empty", second, "ben");
  try {
    undo_verdict(app_, "ann");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
    EXPECT_THAT(error.what(), HasSubstr("second.jpg was changed since"));
    EXPECT_THAT(error.what(), HasSubstr("empty"));
  }
  EXPECT_EQ(row(second).verdict, "empty");
  undo_verdict(app_, "ann");
  EXPECT_EQ(row(first).verdict, std::nullopt);
  EXPECT_THROW(undo_verdict(app_, "ann"), Error);
}

TEST_F(Verdicts, ANewVerdictForgetsWhatWasUndone) {
  const auto photo = add(1);
  give("correct", photo);
  undo_verdict(app_, "ann");
  give("empty", photo);
  EXPECT_THROW(redo_verdict(app_, "ann"), Error);
}

TEST_F(Verdicts, UndoSurvivesARestart) {
  const auto photo = add(1);
  give("correct", photo);
  App again(folder_, Installation{});
  undo_verdict(again, "ann");
  EXPECT_EQ(row(photo).verdict, std::nullopt);
}

TEST_F(Verdicts, APhotoThatCannotBeCopiedIsNotMarkedAndTheOthersAre) {
  const auto lost = add(1, "lost.jpg"), kept = add(2, "kept.jpg");
  std::filesystem::remove(app_.photo_files.local("lost.jpg"));
  const auto result = give("missed", PhotoTargets{lost, kept});
  EXPECT_THAT(result.problems, ElementsAre(HasSubstr("lost.jpg")));
  EXPECT_FALSE(row(lost).marked);
  EXPECT_EQ(row(lost).verdict, "missed");
  EXPECT_TRUE(row(kept).marked);
}

TEST_F(Verdicts, WhatIsNotThereIsRefusedAndNothingIsChanged) {
  const auto photo = add(1);
  EXPECT_THROW(give("correct", PhotoTargets{photo, PhotoId{999}}), Error);
  EXPECT_THROW(give("perhaps", photo), Error);
  EXPECT_THROW(give("correct", BoxTargets{DetectionId{999}}), Error);
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  VerdictRequest request{"ann", "wrong_animal", "", "missed", "", {}, PhotoTargets{photo}};
  EXPECT_THROW(give_verdict(app_, request), Error) << "of which class?";
}

TEST_F(Verdicts, AGroupOfFalseAlarmsIsFoundAndJudgedAtOnce) {
  std::vector<PhotoId> photos;
  for (int i = 0; i < 8; ++i) photos.push_back(add_seen(i, 60 * i));
  const auto groups = false_alarm_groups(app_, {}, 3);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].photos, 8);
  EXPECT_EQ(groups[0].events, 8);
  const auto result = give("false_alarm", groups[0].target);
  EXPECT_EQ(result.text, "8 boxes: false alarm");
  int marked = 0;
  for (const auto photo : photos) {
    EXPECT_EQ(box_of(photo).verdict, "false_alarm");
    EXPECT_EQ(row(photo).verdict, std::nullopt) << "only the boxes are judged";
    marked += row(photo).marked ? 1 : 0;
  }
  EXPECT_EQ(marked, 5);
  EXPECT_THAT(false_alarm_groups(app_, {}, 3), IsEmpty());
  EXPECT_THROW(give("false_alarm", groups[0].target), Error) << "it is gone";
  undo_verdict(app_, "ann");
  EXPECT_EQ(false_alarm_groups(app_, {}, 3).size(), 1U);
}

TEST_F(Verdicts, JudgedPhotosAreInNoGroup) {
  for (int i = 0; i < 3; ++i) give("correct", add_seen(i, 60 * i));
  EXPECT_THAT(false_alarm_groups(app_, {}, 2), IsEmpty());
}

TEST_F(Verdicts, FiltersAreSavedByName) {
  put_saved_filter(app_, "night foxes", "light=night");
  put_saved_filter(app_, "night foxes", "light=night&class_name=fox");
  ASSERT_EQ(saved_filters(app_).size(), 1U);
  EXPECT_EQ(saved_filters(app_)[0].query, "light=night&class_name=fox");
  delete_saved_filter(app_, "night foxes");
  EXPECT_THROW(delete_saved_filter(app_, "night foxes"), Error);
  EXPECT_THROW(put_saved_filter(app_, "", "x"), Error);
}

}  // namespace
}  // namespace fieldloop
