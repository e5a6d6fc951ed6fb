#include <gmock/gmock.h>

#include "datasets/datasets.h"
#include "review/review.h"
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

  VerdictResult give(VerdictAction action, VerdictTarget target, const std::string& reviewer = "ann") {
    VerdictRequest request;
    request.reviewer = reviewer;
    request.action = action;
    request.class_name = action == VerdictAction::kWrongAnimal ? "fox" : "";
    request.target = std::move(target);
    return app_.review.give(request);
  }
  VerdictResult give(VerdictAction action, PhotoId photo, const std::string& reviewer = "ann") {
    return give(action, PhotoTargets{photo}, reviewer);
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
  const auto given = give(VerdictAction::kCorrect, photo);
  EXPECT_EQ(given.text, "1 photo: correct");
  EXPECT_EQ(row(photo).verdict, Verdict::kCorrect);
  EXPECT_EQ(given.history.undo, "1 photo: correct");
  const auto undone = app_.review.undo("ann");
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  EXPECT_EQ(undone.history.undo, std::nullopt);
  EXPECT_EQ(undone.history.redo, "1 photo: correct");
  app_.review.redo("ann");
  EXPECT_EQ(row(photo).verdict, Verdict::kCorrect);
}

TEST_F(Verdicts, WithoutAVerdictAPhotoIsNoNegative) {
  add(1);
  const auto marked = add(2, "marked.jpg");
  give(VerdictAction::kMark, marked);
  give(VerdictAction::kCorrect, add(3, "correct.jpg"));
  give(VerdictAction::kEmpty, add(4, "empty.jpg"));
  app_.datasets.create("deer", {"deer"});
  EXPECT_EQ(app_.datasets.add_annotated("deer").added, 0);
}

TEST_F(Verdicts, MissedFalseAlarmAndWrongAnimalMarkThePhotoWithItsReason) {
  const auto missed = add(1, "a.jpg"), alarm = add(2, "b.jpg"), wrong = add(3, "c.jpg");
  give(VerdictAction::kMissed, missed);
  give(VerdictAction::kFalseAlarm, alarm);
  give(VerdictAction::kWrongAnimal, wrong);
  EXPECT_EQ(row(missed).mark_reason, MarkReason::kMissed);
  EXPECT_EQ(row(alarm).mark_reason, MarkReason::kFalsePositive);
  EXPECT_EQ(row(wrong).mark_reason, MarkReason::kWrongClass);
  EXPECT_EQ(row(wrong).verdict_class, "fox");
  EXPECT_TRUE(std::filesystem::exists(app_.home.to_annotate() / "a.jpg"));
}

TEST_F(Verdicts, AFalseAlarmIsTrainedOnAsEmptyWithoutDrawing) {
  const auto photo = add(1, "alarm.jpg");
  give(VerdictAction::kFalseAlarm, photo);
  EXPECT_TRUE(row(photo).annotated_empty);
  EXPECT_TRUE(label_exists(photo));
  app_.datasets.create("deer", {"deer"});
  EXPECT_EQ(app_.datasets.add_annotated("deer").added, 1);
}

TEST_F(Verdicts, EmptyIsTrainedOnOnlyOnceThePhotoIsMarked) {
  const auto photo = add(1, "empty.jpg");
  give(VerdictAction::kEmpty, photo);
  EXPECT_FALSE(row(photo).annotated);
  give(VerdictAction::kMark, photo);
  EXPECT_TRUE(row(photo).annotated_empty);
  app_.review.undo("ann");
  EXPECT_FALSE(row(photo).annotated);
  EXPECT_FALSE(row(photo).marked);
  EXPECT_FALSE(label_exists(photo));
  EXPECT_EQ(row(photo).verdict, Verdict::kEmpty);
}

TEST_F(Verdicts, UndoRestoresEarlierMarkAndVerdict) {
  const auto photo = add(1);
  app_.review.mark(photo, MarkReason::kBadBox, "cuts the ears");
  give(VerdictAction::kCorrect, photo);
  const auto before = row(photo);
  give(VerdictAction::kCannotTell, photo);
  EXPECT_FALSE(row(photo).marked);
  app_.review.undo("ann");
  EXPECT_EQ(row(photo).verdict, Verdict::kCorrect);
  EXPECT_EQ(row(photo).marked_at, before.marked_at);
  EXPECT_EQ(row(photo).mark_note, "cuts the ears");
}

TEST_F(Verdicts, UndoLeavesAnAnnotationThatAPersonEditedSince) {
  const auto photo = add(1, "alarm.jpg");
  give(VerdictAction::kFalseAlarm, photo);
  annotate(photo, {"deer"});
  app_.review.undo("ann");
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  EXPECT_TRUE(row(photo).annotated);
  EXPECT_FALSE(row(photo).annotated_empty);
}

TEST_F(Verdicts, CannotTellNeverTrainsNotEvenWhenAnnotated) {
  const auto photo = add(1, "blur.jpg");
  annotate(photo, {"deer"});
  give(VerdictAction::kCannotTell, photo);
  EXPECT_FALSE(label_exists(photo));
  app_.datasets.create("deer", {"deer"});
  EXPECT_EQ(app_.datasets.add_annotated("deer").added, 0);
  app_.review.undo("ann");
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
  give(VerdictAction::kCannotTell, photo);
  EXPECT_EQ(boxes(), 0);
  app_.review.undo("ann");
  EXPECT_EQ(boxes(), 1);
}

TEST_F(Verdicts, AnEventIsJudgedWhole) {
  const auto first = add_seen(1, 0), second = add_seen(2, 3), later = add_seen(3, 60);
  EXPECT_EQ(give(VerdictAction::kCorrect, EventTarget{first, 5}).count, 2U);
  EXPECT_EQ(row(second).verdict, Verdict::kCorrect);
  EXPECT_EQ(row(later).verdict, std::nullopt);
  app_.review.undo("ann");
  EXPECT_EQ(row(first).verdict, std::nullopt);
}

TEST_F(Verdicts, OnlySomePhotosAreMarkedSpreadInTime) {
  PhotoTargets photos;
  for (int i = 0; i < 6; ++i) photos.push_back(add_seen(i, i));
  VerdictRequest request;
  request.reviewer = "ann";
  request.action = VerdictAction::kMissed;
  request.mark_at_most = 2;
  request.target = photos;
  app_.review.give(request);
  std::vector<bool> marked;
  for (const auto photo : photos) marked.push_back(row(photo).marked);
  EXPECT_THAT(marked, ElementsAre(false, true, false, false, true, false));
  EXPECT_EQ(row(photos[0]).verdict, Verdict::kMissed);
}

TEST_F(Verdicts, ABoxHasAVerdictOfItsOwn) {
  const auto photo = add_seen(1, 0);
  give(VerdictAction::kWrongAnimal, BoxTargets{box_of(photo).id});
  EXPECT_EQ(box_of(photo).verdict, BoxVerdict::kWrongAnimal);
  EXPECT_EQ(box_of(photo).verdict_class, "fox");
  EXPECT_EQ(row(photo).mark_reason, MarkReason::kWrongClass);
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  app_.review.undo("ann");
  EXPECT_EQ(box_of(photo).verdict, std::nullopt);
  EXPECT_FALSE(row(photo).marked);
  EXPECT_THROW(give(VerdictAction::kEmpty, BoxTargets{box_of(photo).id}), Error);
}

TEST_F(Verdicts, ReviewersUndoTheirOwn) {
  const auto one = add(1, "one.jpg"), other = add(2, "other.jpg");
  give(VerdictAction::kCorrect, one, "ann");
  give(VerdictAction::kEmpty, other, "ben");
  app_.review.undo("ann");
  EXPECT_EQ(row(one).verdict, std::nullopt);
  EXPECT_EQ(row(other).verdict, Verdict::kEmpty);
}

TEST_F(Verdicts, WhatSomebodyElseChangedSinceStaysAndUndoGoesOn) {
  const auto first = add(1, "first.jpg"), second = add(2, "second.jpg");
  give(VerdictAction::kCorrect, first, "ann");
  give(VerdictAction::kCorrect, second, "ann");
  give(VerdictAction::kEmpty, second, "ben");
  try {
    app_.review.undo("ann");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
    EXPECT_THAT(error.what(), HasSubstr("second.jpg was changed since"));
    EXPECT_THAT(error.what(), HasSubstr("empty"));
  }
  EXPECT_EQ(row(second).verdict, Verdict::kEmpty);
  app_.review.undo("ann");
  EXPECT_EQ(row(first).verdict, std::nullopt);
  EXPECT_THROW(app_.review.undo("ann"), Error);
}

TEST_F(Verdicts, ANewVerdictForgetsWhatWasUndone) {
  const auto photo = add(1);
  give(VerdictAction::kCorrect, photo);
  app_.review.undo("ann");
  give(VerdictAction::kEmpty, photo);
  EXPECT_THROW(app_.review.redo("ann"), Error);
}

TEST_F(Verdicts, UndoSurvivesARestart) {
  const auto photo = add(1);
  give(VerdictAction::kCorrect, photo);
  App again(folder_, Installation{});
  again.review.undo("ann");
  EXPECT_EQ(row(photo).verdict, std::nullopt);
}

TEST_F(Verdicts, APhotoThatCannotBeCopiedIsNotMarkedAndTheOthersAre) {
  const auto lost = add(1, "lost.jpg"), kept = add(2, "kept.jpg");
  std::filesystem::remove(app_.photo_files.local("lost.jpg"));
  const auto result = give(VerdictAction::kMissed, PhotoTargets{lost, kept});
  EXPECT_THAT(result.problems, ElementsAre(HasSubstr("lost.jpg")));
  EXPECT_FALSE(row(lost).marked);
  EXPECT_EQ(row(lost).verdict, Verdict::kMissed);
  EXPECT_TRUE(row(kept).marked);
}

TEST_F(Verdicts, WhatIsNotThereIsRefusedAndNothingIsChanged) {
  const auto photo = add(1);
  EXPECT_THROW(give(VerdictAction::kCorrect, PhotoTargets{photo, PhotoId{999}}), Error);
  EXPECT_THROW(give(VerdictAction::kCorrect, BoxTargets{DetectionId{999}}), Error);
  EXPECT_EQ(row(photo).verdict, std::nullopt);
  VerdictRequest request{"ann", VerdictAction::kWrongAnimal, "", MarkReason::kMissed, "",
                         {},    PhotoTargets{photo}};
  EXPECT_THROW(app_.review.give(request), Error) << "of which class?";
}

TEST_F(Verdicts, AGroupOfFalseAlarmsIsFoundAndJudgedAtOnce) {
  std::vector<PhotoId> photos;
  for (int i = 0; i < 8; ++i) photos.push_back(add_seen(i, 60 * i));
  const auto groups = app_.review.false_alarm_groups({}, 3);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].photos, 8);
  EXPECT_EQ(groups[0].events, 8);
  const auto result = give(VerdictAction::kFalseAlarm, groups[0].target);
  EXPECT_EQ(result.text, "8 boxes: false alarm");
  int marked = 0;
  for (const auto photo : photos) {
    EXPECT_EQ(box_of(photo).verdict, BoxVerdict::kFalseAlarm);
    EXPECT_EQ(row(photo).verdict, std::nullopt) << "only the boxes are judged";
    marked += row(photo).marked ? 1 : 0;
  }
  EXPECT_EQ(marked, 5);
  EXPECT_THAT(app_.review.false_alarm_groups({}, 3), IsEmpty());
  EXPECT_THROW(give(VerdictAction::kFalseAlarm, groups[0].target), Error) << "it is gone";
  app_.review.undo("ann");
  EXPECT_EQ(app_.review.false_alarm_groups({}, 3).size(), 1U);
}

TEST_F(Verdicts, JudgedPhotosAreInNoGroup) {
  for (int i = 0; i < 3; ++i) give(VerdictAction::kCorrect, add_seen(i, 60 * i));
  EXPECT_THAT(app_.review.false_alarm_groups({}, 2), IsEmpty());
}

TEST_F(Verdicts, FiltersAreSavedByName) {
  app_.review.save_filter("night foxes", "light=night");
  app_.review.save_filter("night foxes", "light=night&class_name=fox");
  ASSERT_EQ(app_.review.saved_filters().size(), 1U);
  EXPECT_EQ(app_.review.saved_filters()[0].query, "light=night&class_name=fox");
  app_.review.delete_filter("night foxes");
  EXPECT_THROW(app_.review.delete_filter("night foxes"), Error);
  EXPECT_THROW(app_.review.save_filter("", "x"), Error);
}

}  // namespace
}  // namespace fieldloop
