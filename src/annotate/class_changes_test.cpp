#include "dataset/class_names.h"
#include "storage/labels/class_store.h"
#include "storage/work/settings_store.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ClassChanges : public LoopFixture {
 protected:
  std::filesystem::path label(const std::string& split, const std::string& name) const {
    return app_.home.training_data() / "labels" / split / name;
  }
  void two_class_dataset() {
    app_.datasets.create("yard", {"deer", "fox", "boar"});
    upload("yard", Split::kTrain, 1, "one", "1 0.5 0.5 0.2 0.2\n0 0.3 0.3 0.1 0.1\n");
    upload("yard", Split::kVal, 2, "two", "2 0.5 0.5 0.2 0.2\n");
  }
};

TEST_F(ClassChanges, ARenameKeepsIdsEverywhere) {
  two_class_dataset();
  const auto photo = add(3);
  annotate(photo, {"fox"});
  const auto change = app_.class_changes.change("fox", "red fox");
  EXPECT_FALSE(change.merge);
  EXPECT_THAT(app_.classes.in_labels(), ElementsAre("deer", "red fox", "boar"));
  EXPECT_EQ(text(label("train", "one.txt")).substr(0, 2), "1 ");
  EXPECT_EQ(app_.annotations.get(photo)->boxes.at(0).class_name, "red fox");
  EXPECT_EQ(text(app_.home.to_annotate() / "classes.txt"), "deer\nred fox\nboar\n");
  EXPECT_EQ(app_.annotations.get(photo)->revision, 2);
}

TEST_F(ClassChanges, AMergeMovesLabelsKeepsTheOldOnesAndNoOtherIdChanges) {
  two_class_dataset();
  const auto before = text(label("train", "one.txt"));
  const auto photo = add(3);
  annotate(photo, {"fox"});
  EXPECT_TRUE(app_.class_changes.change("fox", "deer").merge);
  EXPECT_EQ(text(label("train", "one.txt")).substr(0, 2), "0 ");
  EXPECT_EQ(text(label("val", "two.txt")).substr(0, 2), "2 ");
  EXPECT_THAT(app_.classes.in_labels(), ElementsAre("deer", "fox", "boar"));
  EXPECT_THAT(app_.classes.offered(), ElementsAre("deer", "boar"));
  EXPECT_EQ(app_.annotations.get(photo)->boxes.at(0).class_name, "deer");
  int copies = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(app_.home.training_data() / "before_merges"))
    if (entry.path().filename() == "one.txt") {
      ++copies;
      EXPECT_EQ(text(entry.path()), before);
    }
  EXPECT_EQ(copies, 1);
}

TEST_F(ClassChanges, APreviewTellsWhatAMergeChangesAndChangesNothing) {
  two_class_dataset();
  add_model("wild", 1, 0.9F);
  annotate(add(3), {"fox", "fox"});
  const auto preview = app_.class_changes.preview("fox", "deer");
  EXPECT_EQ(preview.photos, 1);
  EXPECT_EQ(preview.boxes, 2);
  EXPECT_EQ(preview.datasets.at(0).labels, 1);
  EXPECT_THAT(preview.models, ElementsAre("wild-v1"));
  EXPECT_THAT(app_.classes.offered(), ElementsAre("deer", "fox", "boar"));
}

TEST_F(ClassChanges, WhatAKilledProcessLeftIsFinishedAtTheNextStart) {
  two_class_dataset();
  const auto photo = add(3);
  annotate(photo, {"fox"});
  app_.db.write([](Transaction& sql) {
    replace_class(sql, "fox", "deer");
    set_setting(sql, "class_change", R"({"id":"t","from":"fox","into":"deer"})");
  });
  app_.class_changes.finish();
  app_.class_changes.finish();
  EXPECT_EQ(text(label("train", "one.txt")).substr(0, 2), "0 ");
  EXPECT_EQ(text(app_.home.to_annotate() / "photo.txt").substr(0, 2), "0 ");
  EXPECT_THAT(app_.classes.offered(), ElementsAre("deer", "boar"));
}

TEST_F(ClassChanges, WithoutADatasetTheLabelFilesFollowTheShorterList) {
  const auto photo = add(1);
  annotate(photo, {"dear", "deer", "fox"});
  app_.class_changes.change("dear", "deer");
  EXPECT_THAT(app_.classes.in_labels(), ElementsAre("deer", "fox"));
  EXPECT_EQ(text(app_.home.to_annotate() / "photo.txt").substr(0, 2), "0 ");
}

TEST_F(ClassChanges, AFaultyLabelStopsAMergeBeforeAnythingChanges) {
  two_class_dataset();
  write_file_atomically(label("val", "two.txt"), "9 nonsense\n");
  EXPECT_THROW(app_.class_changes.change("fox", "deer"), Error);
  EXPECT_THAT(app_.classes.offered(), ElementsAre("deer", "fox", "boar"));
  EXPECT_EQ(text(label("train", "one.txt")).substr(0, 2), "1 ");
}

TEST_F(ClassChanges, OnlyUnusedClassesAreDeleted) {
  app_.datasets.create("yard", {"deer", "fox"});
  upload("yard", Split::kTrain, 1, "one", "0 0.5 0.5 0.2 0.2\n");
  EXPECT_THROW(app_.class_changes.remove("deer"), Error);
  app_.class_changes.remove("fox");
  EXPECT_THAT(app_.classes.offered(), ElementsAre("deer"));
  app_.classes.ensure({"fox"});
  EXPECT_THAT(app_.classes.offered(), ElementsAre("deer", "fox"));
}

TEST_F(ClassChanges, AKeyBelongsToOneClass) {
  app_.datasets.create("yard", {"deer", "fox"});
  app_.class_changes.style("deer", "#ff0000", "k");
  EXPECT_THROW(app_.class_changes.style("fox", std::nullopt, "k"), Error);
  EXPECT_THROW(app_.class_changes.style("fox", "red", std::nullopt), Error);
  EXPECT_THROW(app_.class_changes.style("wolf", std::nullopt, "w"), Error);
  const auto classes = app_.class_changes.list();
  EXPECT_EQ(classes.at(0).color, "#ff0000");
  EXPECT_EQ(classes.at(0).shortcut, "k");
}

TEST_F(ClassChanges, ANameThatDiffersByCaseAloneIsRefusedWithTheOneThatIsThere) {
  app_.datasets.create("yard", {"deer", "fox"});
  const auto refusal = [&](const auto& act) -> std::string {
    try {
      act();
    } catch (const Error& error) {
      return std::string(name_of(error.code())) + ": " + error.what();
    }
    return "none";
  };
  EXPECT_THAT(refusal([&] { app_.classes.checked_name(" Deer "); }),
              testing::AllOf(HasSubstr("conflict"), HasSubstr("deer")));
  EXPECT_THAT(refusal([&] { app_.class_changes.preview("fox", "DEER"); }), HasSubstr("deer"));
  EXPECT_THAT(refusal([] { check_new_class_names({"deer", "Deer"}); }), HasSubstr("deer"));
  EXPECT_EQ(app_.classes.checked_name(" deer "), "deer");
  EXPECT_FALSE(app_.class_changes.preview("deer", "Deer").merge) << "its own case may change";
}

TEST_F(ClassChanges, APersonCannotMakeUpNamesThatFilesDoNotKeepApartButTheyAreReadFromOthers) {
  app_.datasets.create("yard", {"deer"});
  app_.datasets.add_classes("yard", {"a/b, \"c\""});
  for (const std::string name : {"a/b", "a\\b", "a,b", "\"a\"", "<b>x</b>", "a:b", "a\nb"}) {
    EXPECT_THROW(app_.classes.checked_name(name), Error) << name;
    EXPECT_THROW(app_.class_changes.preview("deer", name), Error) << name;
  }
  annotate(add(1), {"a/b, \"c\""});
  EXPECT_EQ(app_.classes.checked_name("a/b, \"c\""), "a/b, \"c\"");
  EXPECT_THAT(app_.classes.in_labels(), ElementsAre("deer", "a/b, \"c\""));
}

}  // namespace
}  // namespace fieldloop
