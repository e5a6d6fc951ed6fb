#include "review/field_report.h"

#include <fmt/format.h>

#include "storage/photos/detection_store.h"
#include "storage/sqlite/connection.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

const NormBox kBox{0.25F, 0.25F, 0.75F, 0.5F};
const NormBox kElsewhere{0, 0, 0.125F, 0.125F};

ReviewedFieldPhoto photo_with(std::optional<Verdict> verdict, std::vector<ReviewedFieldBox> boxes = {}) {
  ReviewedFieldPhoto photo;
  photo.size = {100, 100};
  photo.verdict = verdict;
  photo.boxes = std::move(boxes);
  return photo;
}

ReviewedFieldBox deer(std::optional<BoxVerdict> verdict = {}, const NormBox& box = kBox) {
  return {"deer", 0.9, box, {verdict, {}}};
}

TEST(Judged, TakesTheAnnotationForTheTruth) {
  auto photo = photo_with(Verdict::kCorrect, {deer(), deer({}, kElsewhere)});
  photo.annotated = true;
  photo.truth = {{"deer", kBox}, {"fox", {0.5F, 0.5F, 1, 1}}};
  const auto result = judged(photo);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->right, 1);
  EXPECT_EQ(result->wrong, 1);
  EXPECT_EQ(result->missed, 1);
  EXPECT_TRUE(result->alarm && result->whole);
}

TEST(Judged, ReadsEachVerdict) {
  EXPECT_EQ(judged(photo_with(Verdict::kCorrect, {deer()}))->right, 1);
  EXPECT_EQ(judged(photo_with(Verdict::kFalseAlarm, {deer()}))->wrong, 1);
  EXPECT_EQ(judged(photo_with(Verdict::kEmpty, {deer()}))->wrong, 1);
  EXPECT_EQ(judged(photo_with(Verdict::kMissed))->missed, 1);
  EXPECT_FALSE(judged(photo_with(Verdict::kMissed))->alarm);
  const auto wrong_animal = judged(photo_with(Verdict::kWrongAnimal, {deer()}));
  EXPECT_EQ(wrong_animal->wrong, 1);
  EXPECT_EQ(wrong_animal->missed, 1);
  EXPECT_FALSE(judged(photo_with(Verdict::kCannotTell, {deer()})));
}

TEST(Judged, LetsABoxsOwnVerdictOutweighThePhotos) {
  const auto result = judged(photo_with(Verdict::kCorrect, {deer(), deer(BoxVerdict::kFalseAlarm)}));
  EXPECT_EQ(result->right, 1);
  EXPECT_EQ(result->wrong, 1);
}

TEST(Judged, KnowsNothingOfTheRestOfAPhotoOfWhichOneBoxWasJudged) {
  const auto result = judged(photo_with(std::nullopt, {deer(BoxVerdict::kFalseAlarm), deer()}));
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->whole);
  EXPECT_EQ(result->right + result->wrong, 1);
  EXPECT_FALSE(judged(photo_with(std::nullopt, {deer()})));
}

TEST(WeekOf, BeginsOnMonday) {
  EXPECT_EQ(week_of("2026-05-04"), "2026-05-04");
  EXPECT_EQ(week_of("2026-05-03"), "2026-04-27");
  EXPECT_EQ(week_of("2026-01-01"), "2025-12-29");
  EXPECT_EQ(week_of(""), "");
}

class FieldReportTest : public LoopFixture {
 protected:
  FieldReportTest() {
    model_ = add_model("deer", 1, 0.9F);
    app_.db.write([&](Transaction& sql) {
      deploy_model(sql, model_.id, "");
      for (int i = 0; i < 40; ++i) add_photo(sql, i);
    });
  }

  // Photos an hour apart from 4 May on, the first twenty with a box, every second one by night.
  void add_photo(Transaction& sql, int number) {
    NewPhoto photo;
    photo.filename = photo.filepath = photo.sha256 = "p" + std::to_string(number);
    photo.size = {100, 100};
    photo.captured_at = parse_iso8601("2026-05-04").value() + std::chrono::hours(number);
    photo.camera = camera_named(sql, "gate");
    photo.light = number % 2 == 1 ? PhotoLight::kNight : PhotoLight::kDay;
    const auto id = insert_photo(sql, photo);
    std::vector<NewDetection> boxes;
    if (number < 20) boxes.push_back({"deer", 0.9, kBox});
    set_detections(sql, id, model_.id, boxes);
  }
  void judge(int first, int last, Verdict verdict, ModelId model) {
    app_.db.write([&](Transaction& sql) {
      for (int i = first; i < last; ++i) {
        run_script(sql,
                   fmt::format("UPDATE photos SET verdict = '{}', verdict_model = {} WHERE filename = 'p{}'",
                               name_of(verdict), model.value, i));
      }
    });
  }

  ModelRow model_;
};

TEST_F(FieldReportTest, CountsWhatPeopleJudgedAgainstAllThatTheModelLookedAt) {
  judge(0, 15, Verdict::kCorrect, model_.id);
  judge(15, 20, Verdict::kFalseAlarm, model_.id);
  judge(20, 32, Verdict::kEmpty, model_.id);
  const auto report = field_report(app_.db);
  EXPECT_EQ(report.model, "deer-v1");
  EXPECT_EQ(report.population.alarms, 20);
  EXPECT_EQ(report.population.silent, 20);
  EXPECT_EQ(report.overall.photos, 32);
  ASSERT_TRUE(report.overall.precision && report.overall.recall);
  EXPECT_DOUBLE_EQ(report.overall.precision->value, 0.75);
  EXPECT_DOUBLE_EQ(report.overall.recall->value, 1);
  ASSERT_EQ(report.weeks.size(), 1U);
  EXPECT_EQ(report.weeks[0].name, "2026-05-04");
  ASSERT_EQ(report.cameras.size(), 1U);
  EXPECT_EQ(report.cameras[0].performance.photos, 32);
  ASSERT_EQ(report.lights.size(), 2U);
  EXPECT_EQ(report.lights[0].population.alarms, 10);
}

TEST_F(FieldReportTest, ForgetsVerdictsOnTheBoxesOfAnotherModelButNotThatAPhotoIsEmpty) {
  const auto other = add_model("deer", 2, 0.5F);
  judge(0, 10, Verdict::kCorrect, other.id);
  judge(10, 12, Verdict::kEmpty, other.id);
  EXPECT_EQ(field_report(app_.db).overall.photos, 2);
}

TEST_F(FieldReportTest, LeavesOutPhotosThatTheModelLearnedFrom) {
  judge(0, 20, Verdict::kCorrect, model_.id);
  app_.db.write([](Transaction& sql) {
    for (int i = 1; i <= 5; ++i) save_annotation(sql, PhotoId{i}, {{"deer", kBox}}, std::nullopt);
    run_script(
        sql,
        "UPDATE annotations SET dataset = 'deer', added_at = '2020-01-01T00:00:00.000Z' WHERE photo_id <= 3");
  });
  const auto report = field_report(app_.db);
  EXPECT_EQ(report.overall.photos, 17);
  EXPECT_EQ(report.population.alarms, 17);
}

using FieldReportWithoutModel = HomeFixture;

TEST_F(FieldReportWithoutModel, IsEmpty) {
  const auto report = field_report(app_.db);
  EXPECT_FALSE(report.model);
  EXPECT_EQ(report.overall.photos, 0);
}

}  // namespace
}  // namespace fieldloop
