#include "json/api/annotation_json.h"
#include "storage/work/activity_store.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kOtherBox = "0 0.300000 0.300000 0.200000 0.200000\n";

class LabelFolderTest : public LoopFixture {
 protected:
  std::filesystem::path in(const std::string& path) const { return app_.home.to_annotate() / path; }
  // As another program leaves it.
  void change(const std::string& path, const std::string& content) const {
    std::filesystem::create_directories(in(path).parent_path());
    std::ofstream(in(path)) << content;
  }
  LabelSweep sweep() { return app_.label_folder.sweep(); }
  std::vector<std::string> classes_of(PhotoId photo) {
    std::vector<std::string> names;
    const auto annotation = app_.annotations.get(photo);
    if (annotation)
      for (const auto& box : annotation->boxes) names.push_back(box.class_name);
    return names;
  }
  LabelReport report() { return app_.label_folder.report(); }
};

TEST_F(LabelFolderTest, WhatFieldloopWroteItselfIsNoNews) {
  annotate(add(1), {"deer", "fox"});
  EXPECT_EQ(sweep().read, 0);
  EXPECT_EQ(app_.label_folder.sweep().read, 0);
}

TEST_F(LabelFolderTest, AForeignChangeBecomesTheNextRevisionAndTheActivityNamesTheFile) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("photo.txt", kOtherBox);
  EXPECT_EQ(sweep().read, 1);
  const auto annotation = app_.annotations.get(photo);
  EXPECT_EQ(annotation->revision, 2);
  EXPECT_NEAR(annotation->boxes.at(0).box.x_min, 0.2F, 1e-5);
  const auto activity = app_.db.read([](Transaction& sql) { return list_activity(sql, 1); });
  EXPECT_THAT(activity.at(0).text, HasSubstr("photo.txt, changed by another program"));
  EXPECT_EQ(sweep().read, 0);
}

TEST_F(LabelFolderTest, AFileSavedForAMarkedPhotoIsItsFirstAnnotation) {
  const auto photo = add(1);
  change("classes.txt", "deer\n");
  change("photo.txt", kOtherBox);
  EXPECT_EQ(sweep().read, 1);
  EXPECT_THAT(classes_of(photo), ElementsAre("deer"));
}

TEST_F(LabelFolderTest, AnEmptyFileNeverMakesAnUnreviewedPhotoANegative) {
  const auto photo = add(1);
  change("photo.txt", "");
  change("obj_train_data/photo.txt", "");
  EXPECT_EQ(sweep().read, 0);
  EXPECT_FALSE(app_.annotations.get(photo));
}

TEST_F(LabelFolderTest, AnotherProgramsOrderOfClassesIsFollowedAndOursWrittenAgain) {
  const auto photo = add(1);
  annotate(photo, {"deer", "fox"});
  change("classes.txt", "dog\nfox\ndeer\n");
  change("photo.txt", "2 0.300000 0.300000 0.200000 0.200000\n1 0.600000 0.600000 0.100000 0.100000\n");
  EXPECT_EQ(sweep().read, 1);
  EXPECT_THAT(classes_of(photo), ElementsAre("deer", "fox"));
  EXPECT_EQ(text(in("classes.txt")), "deer\nfox\n");
  EXPECT_EQ(text(in("photo.txt")).substr(0, 2), "0 ");
}

TEST_F(LabelFolderTest, SavingAnotherPhotoMeanwhileDoesNotTakeAwayTheForeignClassList) {
  const auto first = add(1, "a.jpg");
  annotate(first, {"deer", "fox"});
  change("classes.txt", "fox\ndeer\n");
  change("a.txt", "0 0.300000 0.300000 0.200000 0.200000\n");
  annotate(add(2, "b.jpg"), {"deer"});
  sweep();
  EXPECT_THAT(classes_of(first), ElementsAre("fox"));
  EXPECT_EQ(text(in("classes.txt")), "deer\nfox\n");
}

TEST_F(LabelFolderTest, ExportsOfCvatAndLabelStudioAreReadFromTheirFolders) {
  const auto cvat = add(1, "a.jpg");
  const auto cvat_yaml = add(2, "b.jpg");
  const auto studio = add(3, "c.jpg");
  change("task/obj.names", "boar\nlynx\n");
  change("task/obj_train_data/a.txt", "1 0.3 0.3 0.2 0.2\n");
  change("task/train.txt", "data/obj_train_data/a.jpg\n");
  change("ultra/data.yaml", "names:\n  0: hare\n  3: wolf\npath: .\n");
  change("ultra/labels/train/b.txt", "3 0.3 0.3 0.2 0.2\n");
  change("studio/notes.json", R"({"categories":[{"id":0,"name":"elk"}],"info":{"year":2026}})");
  change("studio/labels/1a2b3c4d-c.txt", "0 0.3 0.3 0.2 0.2\n");
  const auto result = sweep();
  EXPECT_EQ(result.read, 3);
  EXPECT_EQ(result.problems, 0);
  EXPECT_THAT(classes_of(cvat), ElementsAre("lynx"));
  EXPECT_THAT(classes_of(cvat_yaml), ElementsAre("wolf"));
  EXPECT_THAT(classes_of(studio), ElementsAre("elk"));
  EXPECT_EQ(sweep().read, 0);
}

TEST_F(LabelFolderTest, ABadLineIsNamedAndLosesNothing) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("photo.txt", std::string(kOtherBox) + "0 0.5 oops 0.1 0.1\n");
  EXPECT_EQ(sweep().problems, 1);
  EXPECT_THAT(report().problems.at(0).problem.value(), HasSubstr("photo.txt line 2"));
  EXPECT_EQ(app_.annotations.get(photo)->revision, 1);
  EXPECT_THAT(text(in("photo.txt")), HasSubstr("oops"));
  app_.label_files.rewrite_waiting();
  EXPECT_THAT(text(in("photo.txt")), HasSubstr("oops"));
  change("photo.txt", kOtherBox);
  EXPECT_EQ(sweep().read, 1);
  EXPECT_TRUE(report().problems.empty());
}

TEST_F(LabelFolderTest, WhenBothChangedBothAreKeptUntilAPersonChooses) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("photo.txt", kOtherBox);
  annotate(photo, {"fox"});
  const auto conflict = report().conflicts.at(0);
  EXPECT_NEAR(conflict.file.boxes.at(0).box.x_min, 0.2F, 1e-5);
  EXPECT_EQ(conflict.ours->boxes.at(0).class_name, "fox");
  const std::vector<AnnotationBox> both{{"fox", {0.25F, 0.25F, 0.75F, 0.5F}, BoxOrigin::kDrawn},
                                        {"deer", {0.2F, 0.2F, 0.4F, 0.4F}, BoxOrigin::kDrawn}};
  app_.label_folder.resolve(photo, both, conflict.ours->revision);
  EXPECT_TRUE(report().conflicts.empty());
  EXPECT_THAT(classes_of(photo), ElementsAre("fox", "deer"));
  EXPECT_EQ(sweep().conflicts, 0);
}

TEST_F(LabelFolderTest, DecidingAConflictAPersonMakesUpNoBadNameButMayTakeOneFromTheFile) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("export/classes.txt", "a,b\n");
  change("export/photo.txt", kOtherBox);
  EXPECT_EQ(sweep().conflicts, 1);
  const auto decide = [&](const std::string& name) {
    app_.label_folder.resolve(photo, std::vector<AnnotationBox>{{name, {0.2F, 0.2F, 0.4F, 0.4F}}}, 1);
  };
  EXPECT_THROW(decide("Deer"), Error);
  EXPECT_THROW(decide("c,d"), Error);
  EXPECT_THAT(classes_of(photo), ElementsAre("deer"));
  decide("a,b");
  EXPECT_THAT(classes_of(photo), ElementsAre("a,b"));
}

TEST_F(LabelFolderTest, AnExportThatDiffersFromAnAnnotationIsAConflict) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("export/classes.txt", "deer\n");
  change("export/photo.txt", kOtherBox);
  EXPECT_EQ(sweep().conflicts, 1);
  app_.label_folder.resolve(photo, std::nullopt, std::nullopt);
  EXPECT_EQ(app_.annotations.get(photo)->revision, 1);
  EXPECT_EQ(sweep().conflicts, 0);
}

TEST_F(LabelFolderTest, AFileThatWasEmptiedIsAskedAbout) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("photo.txt", "");
  EXPECT_EQ(sweep().conflicts, 1);
  EXPECT_THAT(classes_of(photo), ElementsAre("deer"));
}

TEST_F(LabelFolderTest, APhotoWithAConflictDoesNotJoinADataset) {
  app_.datasets.create("yard", {"deer"});
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("photo.txt", "");
  const auto result = app_.datasets.add_annotated("");
  EXPECT_EQ(result.added, 0);
  EXPECT_THAT(result.skipped.at(0).second, HasSubstr("another program"));
  EXPECT_TRUE(std::filesystem::exists(in("photo.txt")));
}

TEST_F(LabelFolderTest, AFileStillBeingWrittenIsLeftForLater) {
  const auto photo = add(1);
  annotate(photo, {"deer"});
  change("photo.txt", kOtherBox);
  auto patient = app_.label_folder.watch(std::chrono::hours(1));
  const auto result = patient.sweep();
  EXPECT_EQ(result.read, 0);
  EXPECT_GE(result.unsettled, 1);
  EXPECT_EQ(sweep().read, 1);
}

TEST_F(LabelFolderTest, LabelsOfPhotosThatAreNotHereAreNamedAndOtherTextsAreNot) {
  change("stranger.txt", kOtherBox);
  change("readme.txt", "Label the deer, please.\n");
  EXPECT_EQ(sweep().problems, 1);
  EXPECT_EQ(to_json(report())["problems"].at(0)["file"], "data/to_annotate/stranger.txt");
}

}  // namespace
}  // namespace fieldloop
