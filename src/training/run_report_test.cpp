#include "training/run_report.h"

#include "json/api/training_json.h"
#include "storage/learning/training_store.h"
#include "storage/work/job_store.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsSupersetOf;

class RunReports : public LoopFixture {
 protected:
  void SetUp() override {
    app_.datasets.create("deer", {"deer", "fox"});
    upload("deer", Split::kTrain, 0, "a", "0 0.5 0.5 0.2 0.2\n");
    upload("deer", Split::kVal, 1, "b", "0 0.5 0.5 0.3125 0.15625\n1 0.1 0.1 0.1 0.1\n");
    upload("deer", Split::kVal, 2, "c", "");
    model_ = add_model("deer", 1, 0.9F);
    run_ = add_run();
  }

  TrainingRunRow add_run() {
    return app_.db.write([&](Transaction& sql) {
      TrainingRunRow run;
      run.job = insert_job(sql, JobKind::kTrain, "{}");
      run.dataset = "deer";
      run.base = model_.id;
      return insert_training_run(sql, run);
    });
  }

  std::filesystem::path run_folder() const { return app_.home.root() / run_.folder; }

  void write_report() {
    std::filesystem::create_directories(run_folder());
    write_file_atomically(run_folder() / "results.csv",
                          "epoch,seconds,learning_rate,loss,loss_class,loss_box,loss_dfl,precision,recall,"
                          "map50,map50_95\n1,2,0.001,3,1,1,1,0.5,0.5,0.5,0.25\n");
    const Detector detector(app_.home.root() / model_.folder / "best.onnx");
    const auto dataset = app_.datasets.open("deer");
    const auto evaluation = evaluate_model(detector, dataset, Split::kVal, {}, {});
    write_run_report({run_folder(), model_.name, "deer", dataset, evaluation});
  }

  ModelRow model_;
  TrainingRunRow run_;
};

TEST_F(RunReports, ListEveryPictureAndAllOfThemExist) {
  EXPECT_FALSE(has_run_report(run_folder()));
  write_report();
  EXPECT_TRUE(has_run_report(run_folder()));
  const auto report = app_.training.report(run_.id);
  std::vector<std::string> names;
  for (const auto& picture : report.pictures) {
    names.push_back(picture.name);
    EXPECT_GT(std::filesystem::file_size(app_.training.report_picture(run_.id, picture.name)), 500U);
  }
  EXPECT_THAT(names,
              IsSupersetOf({"losses.svg", "validation.svg", "precision_recall.svg", "f1_confidence.svg",
                            "confusion_matrix.svg", "reliability.svg", "label_classes.svg", "label_sizes.svg",
                            "label_centres.svg", "mistakes_1.jpg", "photos_1.jpg"}));
  EXPECT_EQ(to_json(report, run_.id)["pictures"][0]["url"],
            "/api/training/runs/" + std::to_string(run_.id.value) + "/report/" + names[0]);
}

TEST_F(RunReports, OfAResumedRunLeaveNoPictureOfTheOneBefore) {
  write_report();
  write_file_atomically(run_folder() / "report/mistakes_9.jpg", "of the run before it was resumed");
  write_report();
  EXPECT_FALSE(std::filesystem::exists(run_folder() / "report/mistakes_9.jpg"));
  EXPECT_TRUE(std::filesystem::exists(run_folder() / "report/mistakes_1.jpg"));
}

TEST_F(RunReports, TellTheFiguresOfTheDeployedArtefact) {
  write_report();
  const auto report = to_json(app_.training.report(run_.id), run_.id);
  const auto& evaluation = report["evaluation"];
  EXPECT_EQ(evaluation["metrics"]["photos"], 2);
  EXPECT_DOUBLE_EQ(evaluation["metrics"]["false_positive_rate"], 1);
  EXPECT_EQ(evaluation["intervals"]["recall"].size(), 2U);
  EXPECT_TRUE(evaluation["coco"]["ar100"].is_number());
  ASSERT_EQ(evaluation["classes"].size(), 2U);
  EXPECT_EQ(evaluation["classes"][0]["intervals"]["map50"].size(), 2U);
  ASSERT_EQ(evaluation["curves"].size(), 3U);
  EXPECT_TRUE(evaluation["curves"][0]["class_name"].is_null());
  EXPECT_EQ(evaluation["curves"][1]["class_name"], "deer");
  EXPECT_EQ(evaluation["curves"][1]["recall"][90], 1) << "the model's box has a confidence of 0.9";
  EXPECT_EQ(evaluation["curves"][1]["recall"][91], 0);
  EXPECT_EQ(evaluation["reliability"].size(), 10U);
  EXPECT_EQ(evaluation["reliability"][8]["boxes"], 2);
  EXPECT_EQ(evaluation["reliability"][8]["correct"], 1);
  std::vector<std::string> labels;
  for (const auto& group : evaluation["groups"]) labels.push_back(group["label"]);
  EXPECT_THAT(labels, Contains("light"));
}

TEST_F(RunReports, OpenNoOtherFile) {
  write_report();
  write_file_atomically(run_folder() / "secret.txt", "secret");
  for (const char* name :
       {"../secret.txt", "report.json", "..", "", "/etc/hostname", "losses.svg/../report.json"})
    EXPECT_THROW(app_.training.report_picture(run_.id, name), Error) << name;
}

TEST_F(RunReports, AreNotFoundBeforeTheRunIsDone) {
  try {
    app_.training.report(run_.id);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNotFound);
    EXPECT_THAT(error.what(), HasSubstr("has no report"));
  }
  EXPECT_THROW(app_.training.report(RunId{99}), Error);
}

}  // namespace
}  // namespace fieldloop
