#include "models/models.h"

#include "photos/photos.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::HasSubstr;

// TinyModel's box (centre 32, 32, size 20 x 10 of 64 input pixels) on a 128 x 96 photo.
constexpr const char* kWhereTheModelLooks = "0 0.5 0.5 0.3125 0.208333\n";

class Models : public LoopFixture {
 protected:
  void SetUp() override {
    app_.datasets.create("deer", {"deer"});
    for (int i = 0; i < 4; ++i)
      upload("deer", Split::kVal, 100 + i, "val" + std::to_string(i), kWhereTheModelLooks);
  }
  ModelState state_of(const std::string& name) { return app_.models.get(name).state; }
  std::filesystem::path weights(const std::string& name) const {
    return app_.home.models() / "deer/weights" / name;
  }
};

TEST_F(Models, TheFirstIsDeployedWithoutAComparison) {
  add_model("deer", 1, 0.9F);
  const auto outcome = app_.models.deploy("deer-v1", false, "begin");
  EXPECT_TRUE(outcome.deployed);
  EXPECT_FALSE(outcome.comparison);
  EXPECT_EQ(state_of("deer-v1"), ModelState::kDeployed);
  EXPECT_EQ(text(weights("best.pt")), "deer-v1");
  EXPECT_FALSE(std::filesystem::exists(weights("best_backup.pt")));
}

TEST_F(Models, AWorseOneDoesNotPassTheGateUnlessForced) {
  add_model("deer", 1, 0.9F);
  add_model("deer", 2, 0.0F);
  app_.models.deploy("deer-v1", false, "");
  const auto refused = app_.models.deploy("deer-v2", false, "");
  EXPECT_FALSE(refused.deployed);
  EXPECT_EQ(refused.comparison.value().names.a, "deer-v1");
  EXPECT_FALSE(refused.reason.empty());
  EXPECT_EQ(state_of("deer-v2"), ModelState::kCandidate);
  EXPECT_TRUE(app_.models.deploy("deer-v2", true, "I know").deployed);
  EXPECT_EQ(state_of("deer-v1"), ModelState::kRetired);
}

TEST_F(Models, ABetterOnePassesAndTheEarlierWeightsAreKeptBesideIt) {
  add_model("deer", 1, 0.0F);
  add_model("deer", 2, 0.9F);
  app_.models.deploy("deer-v1", false, "");
  const auto outcome = app_.models.deploy("deer-v2", false, "");
  EXPECT_TRUE(outcome.deployed) << outcome.reason;
  EXPECT_EQ(text(weights("best.pt")), "deer-v2");
  EXPECT_EQ(text(weights("best_backup.pt")), "deer-v1");
  EXPECT_EQ(app_.detector.current()->name, "deer-v2");
}

TEST_F(Models, RollingBackDeploysTheEarlierOneAndTwiceReturns) {
  add_model("deer", 1, 0.5F);
  add_model("deer", 2, 0.9F);
  app_.models.deploy("deer-v1", false, "");
  EXPECT_THROW(app_.models.roll_back(), Error);
  app_.models.deploy("deer-v2", true, "");
  EXPECT_EQ(app_.models.roll_back().name, "deer-v1");
  EXPECT_EQ(state_of("deer-v2"), ModelState::kRetired);
  EXPECT_EQ(text(weights("best.pt")), "deer-v1");
  EXPECT_EQ(app_.detector.current()->name, "deer-v1");
  EXPECT_EQ(app_.models.roll_back().name, "deer-v2");
}

TEST_F(Models, SayOnHowManyPhotosTheirBoxesAreShown) {
  const auto shown_on = [&](const std::string& name) {
    return app_.models.described(app_.models.get(name)).shown_on;
  };
  add_model("deer", 1, 0.5F);
  add_model("deer", 2, 0.9F);
  app_.models.deploy("deer-v1", false, "");
  add(1);
  add(2);
  app_.models.deploy("deer-v2", true, "");
  add(3);
  EXPECT_EQ(shown_on("deer-v1"), 2);
  EXPECT_EQ(shown_on("deer-v2"), 1);
  app_.photos.detect({DetectScope::kAll, "deer-v2", true});
  EXPECT_EQ(shown_on("deer-v1"), 0);
  EXPECT_EQ(shown_on("deer-v2"), 3);
}

TEST_F(Models, WeightsThatAKillLeftBehindAreRepaired) {
  const auto first = add_model("deer", 1, 0.9F);
  add_model("deer", 2, 0.9F);
  app_.models.deploy("deer-v1", false, "");
  const auto second = app_.models.get("deer-v2");
  app_.db.write([&](Transaction& sql) { deploy_model(sql, second.id, ""); });
  EXPECT_EQ(text(weights("best.pt")), "deer-v1");
  app_.models.repair_deployed_files();
  EXPECT_EQ(text(weights("best.pt")), "deer-v2");
  EXPECT_EQ(text(weights("best_backup.pt")), "deer-v1");
}

TEST_F(Models, WeightsOfNoVersionAreSetAside) {
  add_model("deer", 1, 0.9F);
  write_file_atomically(app_.home.models() / "deer/versions/1/best.pt", "deer-v1");
  std::filesystem::create_directories(weights("best.pt").parent_path());
  write_file_atomically(weights("best.pt"), "of a person");
  app_.models.deploy("deer-v1", false, "");
  EXPECT_EQ(text(weights("best.pt")), "deer-v1");
  EXPECT_EQ(text(app_.home.set_aside() / "models/deer/weights/best.pt"), "of a person");
  EXPECT_EQ(files(app_.home.set_aside() / "models/deer/weights"), 1U);
}

TEST_F(Models, WhatCannotBeDeployedSaysWhy) {
  EXPECT_THROW(app_.models.deploy("nothing", false, ""), Error);
  const auto model = add_model("deer", 1, 0.9F);
  app_.models.deploy("deer-v1", false, "");
  EXPECT_THROW(app_.models.deploy("deer-v1", false, ""), Error);
  add_model("deer", 2, 0.9F);
  std::filesystem::remove_all(app_.home.root() / "models/deer/versions/2");
  try {
    app_.models.deploy("deer-v2", true, "");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("no weights"));
  }
}

TEST_F(Models, WithoutPhotosToCompareOnOnlyForceDeploys) {
  add_model("deer", 1, 0.9F);
  add_model("boar", 1, 0.9F);
  app_.models.deploy("deer-v1", false, "");
  std::filesystem::remove(app_.home.data() / "deer_dataset.yaml");
  const auto outcome = app_.models.deploy("boar-v1", false, "");
  EXPECT_FALSE(outcome.deployed);
  EXPECT_THAT(outcome.reason, HasSubstr("no dataset"));
}

TEST_F(Models, OneThatDidNotLearnHereIsJudgedOnTheActiveDataset) {
  add_model("deer", 1, 0.9F);
  add_model("boar", 1, 0.9F);
  app_.models.deploy("deer-v1", false, "");
  EXPECT_EQ(app_.models.deploy("boar-v1", false, "").comparison.value().names.dataset, "deer");
}

}  // namespace
}  // namespace fieldloop
