#include "storage/learning/model_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "storage/sqlite/database.h"
#include "storage/sqlite/transaction.h"
#include "storage/work/activity_store.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

class ModelStore : public testing::Test {
 protected:
  ~ModelStore() override { std::filesystem::remove_all(folder_); }

  ModelId add(const std::string& family, int version) {
    ModelRow row;
    row.name = family + "-v" + std::to_string(version);
    row.family = family;
    row.version = version;
    row.folder = "models/" + family;
    row.classes = {"deer", "wild \"boar\""};
    row.image_size = 320;
    return db_.write([&](Transaction& sql) { return insert_model(sql, row); });
  }
  void deploy(ModelId id) {
    db_.write([&](Transaction& sql) { deploy_model(sql, id, ""); });
  }
  std::optional<ModelRow> deployed() {
    return db_.read([](Transaction& sql) { return find_deployed_model(sql); });
  }

  std::filesystem::path folder_ = [] {
    const auto folder =
        std::filesystem::path(testing::TempDir()) / ("model_store_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    return folder;
  }();
  Database db_{folder_ / "fieldloop.db"};
};

TEST_F(ModelStore, AModelComesBackAsItWentIn) {
  const ModelId id = add("deer", 2);
  const auto row = db_.read([&](Transaction& sql) { return find_model(sql, "deer-v2"); });
  ASSERT_TRUE(row);
  EXPECT_EQ(row->id, id);
  EXPECT_EQ(row->classes, (std::vector<std::string>{"deer", "wild \"boar\""}));
  EXPECT_EQ(row->state, ModelState::kCandidate);
  EXPECT_FALSE(row->parent);
  EXPECT_FALSE(row->metrics);
  EXPECT_FALSE(row->deployed_at);
  EXPECT_EQ(db_.read([](Transaction& sql) { return newest_version(sql, "deer"); }), 2);
}

TEST_F(ModelStore, WhatAModelMeasuresComesBackAsItWentIn) {
  ModelRow row;
  row.name = "deer-v1";
  row.family = "deer";
  row.metrics.emplace();
  row.metrics->dataset = "deer";
  row.metrics->photos = 7;
  row.metrics->false_negative_rate = 0.125;
  const auto id = db_.write([&](Transaction& sql) { return insert_model(sql, row); });
  EXPECT_EQ(db_.read([&](Transaction& sql) { return find_model(sql, id); })->metrics, row.metrics);
}

TEST_F(ModelStore, ExactlyOneIsDeployedAndTheOneBeforeIsRemembered) {
  const ModelId first = add("deer", 1);
  const ModelId second = add("deer", 2);
  EXPECT_FALSE(deployed());
  deploy(first);
  deploy(second);
  EXPECT_EQ(deployed()->id, second);
  const auto old = db_.read([&](Transaction& sql) { return find_model(sql, first); });
  EXPECT_EQ(old->state, ModelState::kRetired);
  EXPECT_EQ(db_.read([](Transaction& sql) { return previously_deployed(sql); }), first);
}

TEST_F(ModelStore, SettingsAreReplaced) {
  db_.write([](Transaction& sql) { set_setting(sql, "active_dataset", "a"); });
  db_.write([](Transaction& sql) { set_setting(sql, "active_dataset", "b"); });
  EXPECT_EQ(db_.read([](Transaction& sql) { return find_setting(sql, "active_dataset"); }), "b");
  EXPECT_FALSE(db_.read([](Transaction& sql) { return find_setting(sql, "other"); }));
}

TEST_F(ModelStore, ActivityIsNewestFirst) {
  db_.write([](Transaction& sql) {
    add_activity(sql, "photos", "first");
    add_activity(sql, "mark", "second");
  });
  const auto rows = db_.read([](Transaction& sql) { return list_activity(sql, 1); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].text, "second");
}

TEST_F(ModelStore, PortionsOfAnUploadAreOneActivityUntilSomethingElseHappens) {
  db_.write([](Transaction& sql) {
    add_upload_activity(sql, 1, "IMG_1.jpg");
    add_activity(sql, "mark", "1 photo: marked for retraining");
    add_upload_activity(sql, 6, "IMG_2.jpg");
    add_upload_activity(sql, 1, "IMG_8.jpg");
    add_upload_activity(sql, 5, "IMG_9.jpg");
  });
  std::vector<std::string> texts;
  for (const auto& row : db_.read([](Transaction& sql) { return list_activity(sql, 10); }))
    texts.push_back(row.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"12 photos added", "1 photo: marked for retraining",
                                             "IMG_1.jpg added"}));
}

TEST_F(ModelStore, AnUploadLongAfterAnotherIsAnActivityOfItsOwn) {
  db_.write([](Transaction& sql) {
    add_upload_activity(sql, 6, "IMG_1.jpg");
    sql << "UPDATE activity SET at = '2026-05-01T08:00:00.000Z'";
    add_upload_activity(sql, 2, "IMG_7.jpg");
  });
  EXPECT_EQ(db_.read([](Transaction& sql) { return list_activity(sql, 10); }).size(), 2U);
}

}  // namespace
}  // namespace fieldloop
