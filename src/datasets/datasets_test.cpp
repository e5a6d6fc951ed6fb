#include "datasets/datasets.h"

#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

constexpr const char* kDeer = "0 0.5 0.5 0.25 0.25\n";

class Datasets : public LoopFixture {};

TEST_F(Datasets, TheFirstOneMadeIsActiveAndItsYamlIsReadable) {
  app_.datasets.create("deer", {"deer"});
  app_.datasets.create("boar", {"boar"});
  EXPECT_EQ(app_.datasets.active(), "deer");
  EXPECT_EQ(app_.datasets.get("deer").file, "data/deer_dataset.yaml");
  EXPECT_THAT(load_dataset(app_.home.data() / "deer_dataset.yaml").names, ElementsAre("deer"));
  EXPECT_EQ(app_.datasets.resolve(""), "deer");
  EXPECT_EQ(app_.datasets.resolve("data/boar_dataset.yaml"), "boar");
}

TEST_F(Datasets, PhotosOfTwoDatasetsNeverMix) {
  app_.datasets.create("deer", {"deer"});
  app_.datasets.create("boar", {"boar"});
  upload("deer", Split::kTrain, 1, "a", kDeer);
  EXPECT_EQ(app_.datasets.get("deer").train.photos, 1);
  EXPECT_EQ(app_.datasets.get("boar").train.photos, 0);
}

TEST_F(Datasets, BadNamesAndClassListsAreRefused) {
  for (const char* name : {"", "Deer", "../deer", "a b", "-x"})
    EXPECT_THROW(app_.datasets.create(name, {"deer"}), Error);
  EXPECT_THROW(app_.datasets.create("deer", {}), Error);
  EXPECT_THROW(app_.datasets.create("deer", {"deer", " deer "}), Error);
  EXPECT_THROW(app_.datasets.create("deer", {"de\ner"}), Error);
  EXPECT_TRUE(app_.datasets.names().empty());
  app_.datasets.create("deer", {"deer"});
  EXPECT_THROW(app_.datasets.create("deer", {"deer"}), Error);
}

TEST_F(Datasets, SummariesCountPhotosEmptiesAndBoxesAClass) {
  app_.datasets.create("yard", {"deer", "fox"});
  upload("yard", Split::kTrain, 1, "a", "0 .5 .5 .2 .2\n0 .2 .2 .1 .1\n");
  upload("yard", Split::kTrain, 2, "b", "");
  const auto train = app_.datasets.get("yard").train;
  EXPECT_EQ(train.photos, 2);
  EXPECT_EQ(train.empty_photos, 1);
  EXPECT_EQ(train.boxes, 2);
  EXPECT_THAT(train.classes, ElementsAre(Pair("deer", 2), Pair("fox", 0)));
}

TEST_F(Datasets, AnImageNeedsItsLabelAndALabelItsImage) {
  app_.datasets.create("deer", {"deer"});
  const auto image = test_photo(1);
  const Bytes label{'0'};
  const auto result = app_.datasets.add_items("deer", Split::kTrain, {{"a.jpg", image}, {"b.txt", label}});
  EXPECT_EQ(result.added, 0);
  EXPECT_EQ(result.refused, 2);
  EXPECT_THAT(result.files[0].reason, HasSubstr("a.txt"));
}

TEST_F(Datasets, FaultyFilesAreRefusedOneByOneAndTheRestGoOn) {
  app_.datasets.create("deer", {"deer"});
  auto broken = test_photo(1);
  broken.resize(broken.size() / 2);
  const auto good = test_photo(2);
  const std::string label = kDeer;
  const Bytes good_label(label.begin(), label.end());
  const std::string wrong = "7 0.5 0.5 0.2 0.2\n";
  const Bytes wrong_label(wrong.begin(), wrong.end());
  const auto result = app_.datasets.add_items("deer", Split::kVal,
                                              {{"broken.jpg", broken},
                                               {"broken.txt", good_label},
                                               {"good.jpg", good},
                                               {"good.txt", good_label},
                                               {"class.jpg", good},
                                               {"class.txt", wrong_label}});
  EXPECT_EQ(result.added, 1);
  EXPECT_EQ(result.refused, 4);
  EXPECT_EQ(result.files[2].status, FileOutcome::kAdded);
  EXPECT_EQ(app_.datasets.get("deer").val.photos, 1);
}

TEST_F(Datasets, TheLabelOfARefusedPhotoReplacesNoneOfAnotherPhotoOfThatName) {
  app_.datasets.create("deer", {"deer"});
  upload("deer", Split::kTrain, 1, "a", kDeer);
  const Bytes broken{'n', 'o'};
  const Bytes empty;
  const auto result = app_.datasets.add_items("deer", Split::kTrain, {{"a.jpg", broken}, {"a.txt", empty}});
  EXPECT_EQ(result.refused, 2);
  EXPECT_THAT(result.files[1].reason, HasSubstr("a.txt labels a photo that was refused"));
  EXPECT_EQ(app_.datasets.get("deer").train.boxes, 1);
}

TEST_F(Datasets, APhotoThatMeasuresIsNotLearnedFromNorTheReverse) {
  app_.datasets.create("deer", {"deer"});
  upload("deer", Split::kVal, 1, "a", kDeer);
  EXPECT_THAT(upload("deer", Split::kTrain, 1, "other", kDeer).files[0].reason, HasSubstr("already in val"));
  upload("deer", Split::kTrain, 2, "b", kDeer);
  EXPECT_EQ(upload("deer", Split::kVal, 2, "b", kDeer).files[0].status, FileOutcome::kRefused);
}

TEST_F(Datasets, TheSameBytesTwiceAreOnePhotoAndAnotherPhotoOfThatNameIsKeptBesideIt) {
  app_.datasets.create("deer", {"deer"});
  upload("deer", Split::kTrain, 1, "a", kDeer);
  EXPECT_EQ(upload("deer", Split::kTrain, 1, "a", "").files[0].status, FileOutcome::kDuplicate);
  EXPECT_EQ(app_.datasets.get("deer").train.empty_photos, 1) << "the newer label counts";
  EXPECT_EQ(upload("deer", Split::kTrain, 2, "a", kDeer).added, 1);
  EXPECT_EQ(app_.datasets.get("deer").train.photos, 2);
}

TEST_F(Datasets, AFileNameCannotLeaveItsFolder) {
  app_.datasets.create("deer", {"deer"});
  upload("deer", Split::kTrain, 1, "../../../escaped", kDeer);
  EXPECT_TRUE(std::filesystem::exists(app_.home.training_data() / "images/train/escaped.jpg"));
}

TEST_F(Datasets, AnExistingYoloDatasetIsCopiedIn) {
  const auto source = folder_ / "elsewhere";
  write_bytes(source / "images/train/a.jpg", test_photo(1));
  write_bytes(source / "images/val/a.jpg", test_photo(2));
  const std::string label = kDeer;
  for (const char* split : {"train", "val"})
    write_bytes(source / "labels" / split / "a.txt", Bytes(label.begin(), label.end()));
  const std::string yaml = "path: .\ntrain: images/train\nval: images/val\nnames: [deer]\n";
  write_bytes(source / "deer_dataset.yaml", Bytes(yaml.begin(), yaml.end()));
  EXPECT_EQ(app_.datasets.import_yolo(source / "deer_dataset.yaml", "", [](const Progress&) {}).added, 2);
  const auto dataset = app_.datasets.get("deer");
  EXPECT_EQ(dataset.train.photos, 1);
  EXPECT_EQ(dataset.val.photos, 1);
  EXPECT_EQ(app_.datasets.import_yolo(source / "deer_dataset.yaml", "", [](const Progress&) {}).added, 0);
}

}  // namespace
}  // namespace fieldloop
