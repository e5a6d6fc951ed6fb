#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include "storage/sqlite/transaction.h"

#include "core/error.h"
#include "storage/labels/annotation_store.h"
#include "storage/labels/class_store.h"
#include "storage/learning/model_store.h"
#include "storage/learning/training_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/job_store.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;

class LoopStores : public testing::Test {
 protected:
  LoopStores()
      : folder_(std::filesystem::path(testing::TempDir()) / ("loop_stores_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    database_ = std::make_unique<Database>(folder_ / "fieldloop.db");
    database_->write([](Transaction& sql) {
      sql << "INSERT INTO cameras (name) VALUES ('gate')";
      for (const char* name : {"a", "b"}) {
        const std::string text = name;
        sql << "INSERT INTO photos (filename, filepath, sha256, width, height, captured_at, created_at, "
               "camera_id) "
               "VALUES (:n, :n, :n, 1, 1, '', '', 1)",
            soci::use(text, "n");
      }
    });
  }
  ~LoopStores() override {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  AnnotationRow save(PhotoId photo, const std::vector<AnnotationBox>& boxes, std::optional<int> from = {}) {
    return database_->write([&](Transaction& sql) { return save_annotation(sql, photo, boxes, from); });
  }

  std::filesystem::path folder_;
  std::unique_ptr<Database> database_;
};

constexpr PhotoId kA{1};
constexpr PhotoId kB{2};

TEST_F(LoopStores, EachSaveOfAnAnnotationReplacesTheBoxesAndRaisesTheRevision) {
  EXPECT_EQ(save(kA, {{"deer", {0.1F, 0.2F, 0.3F, 0.4F}, BoxOrigin::kDrawn},
                      {"fox", {0, 0, 1, 1}, BoxOrigin::kConfirmed}})
                .revision,
            1);
  const auto second = save(kA, {{"fox", {0.5F, 0.5F, 0.75F, 1}, BoxOrigin::kConfirmed}}, 1);
  EXPECT_EQ(second.revision, 2);
  ASSERT_EQ(second.boxes.size(), 1U);
  EXPECT_EQ(second.boxes[0].class_name, "fox");
  EXPECT_EQ(second.boxes[0].box, (NormBox{0.5F, 0.5F, 0.75F, 1}));
  EXPECT_EQ(second.boxes[0].origin, BoxOrigin::kConfirmed);
}

TEST_F(LoopStores, AnEditThatBeganFromAnOlderRevisionIsAConflictAndChangesNothing) {
  save(kA, {});
  EXPECT_THROW(save(kA, {{"deer", {0, 0, 1, 1}, BoxOrigin::kDrawn}}, 0), Error);
  const auto stored = database_->read([](Transaction& sql) { return find_annotation(sql, kA); });
  EXPECT_EQ(stored->revision, 1);
  EXPECT_TRUE(stored->boxes.empty());
}

TEST_F(LoopStores, OnlyAnnotationsThatNoDatasetHoldsAreWaiting) {
  save(kA, {});
  save(kB, {{"deer", {0, 0, 1, 1}, BoxOrigin::kDrawn}});
  database_->write([](Transaction& sql) {
    EXPECT_THAT(list_waiting_empty_photos(sql), ElementsAre(kA));
    set_annotation_dataset(sql, kA, "deer");
    EXPECT_EQ(count_waiting_annotations(sql), 1);
    EXPECT_TRUE(list_waiting_empty_photos(sql).empty());
    EXPECT_EQ(list_waiting_annotations(sql).front().photo, kB);
  });
  EXPECT_EQ(save(kA, {}).dataset, "deer");
}

TEST_F(LoopStores, ADeletedAnnotationIsGoneWithItsBoxes) {
  save(kA, {{"deer", {0, 0, 1, 1}, BoxOrigin::kDrawn}});
  database_->write([](Transaction& sql) {
    delete_annotation(sql, kA);
    EXPECT_FALSE(find_annotation(sql, kA));
    int boxes = 0;
    sql << "SELECT count(*) FROM annotation_boxes", soci::into(boxes);
    EXPECT_EQ(boxes, 0);
  });
}

TEST_F(LoopStores, ClassesKeepTheOrderInWhichTheyCame) {
  database_->write([](Transaction& sql) {
    for (const char* name : {"fox", "deer", "fox", "boar"}) add_class(sql, name);
    EXPECT_THAT(list_classes(sql), ElementsAre("fox", "deer", "boar"));
  });
}

TEST_F(LoopStores, ATrainingRunIsNumberedAndRemembersWhatItMade) {
  database_->write([](Transaction& sql) {
    ModelRow base;
    base.name = "coco-base";
    base.family = "coco-base";
    TrainingRunRow run;
    run.base = insert_model(sql, base);
    run.job = insert_job(sql, JobKind::kTrain, "{}");
    run.dataset = "deer";
    run = insert_training_run(sql, run);
    EXPECT_EQ(run.folder, "runs/train/1");
    run.photos_added = 7;
    run.dataset_version = "abc";
    run.model = run.base;
    update_training_run(sql, run);
    const auto stored = find_training_run(sql, run.id);
    EXPECT_EQ(stored->photos_added, 7);
    EXPECT_EQ(stored->dataset_version, "abc");
    EXPECT_EQ(stored->model, run.base);
    EXPECT_EQ(list_training_runs(sql).size(), 1U);
  });
}

}  // namespace
}  // namespace fieldloop
