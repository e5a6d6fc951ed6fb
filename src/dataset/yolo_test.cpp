#include "dataset/yolo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kJpegHead = "\xFF\xD8\xFF\xE0 any bytes that begin like a JPEG";

template <class Function>
std::string message_of(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

class YoloFolder : public testing::Test {
 protected:
  YoloFolder() { fs::remove_all(folder_); }
  ~YoloFolder() override { fs::remove_all(folder_); }
  void write(const fs::path& relative, std::string_view text) const {
    fs::create_directories((folder_ / relative).parent_path());
    std::ofstream(folder_ / relative, std::ios::binary) << text;
  }
  YoloDataset load(std::string_view yaml) const {
    write("yard_dataset.yaml", yaml);
    return load_dataset(folder_ / "yard_dataset.yaml");
  }
  fs::path folder_ = fs::path(testing::TempDir()) / ("yolo_" + std::to_string(::getpid()));
};

constexpr std::string_view kYard =
    "path: training_data\ntrain: images/train\nval: images/val\nnames: [deer, fox]\n";

TEST(YoloLabels, AreReadAsCornersAndWrittenBackTheSame) {
  const std::string text = "1 0.500000 0.250000 0.200000 0.100000\n0 0.100000 0.900000 0.200000 0.200000\n";
  const auto boxes = parse_yolo_labels(text, "a.txt", 2);
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0].class_id, 1);
  EXPECT_FLOAT_EQ(boxes[0].box.x_min, 0.4F);
  EXPECT_FLOAT_EQ(boxes[0].box.y_max, 0.3F);
  EXPECT_EQ(format_yolo_labels(boxes), text);
}

TEST(YoloLabels, WindowsLineEndsAndBlankLinesAreFineAndNothingMeansEmpty) {
  EXPECT_EQ(parse_yolo_labels("0 0.5 0.5 1 1\r\n\r\n", "a.txt", 1).size(), 1U);
  EXPECT_TRUE(parse_yolo_labels("", "a.txt", 1).empty());
}

TEST(YoloLabels, ABadLineIsNamedWithItsReason) {
  const auto refusal = [](std::string_view text) {
    return message_of([text] { parse_yolo_labels(text, "a.txt", 2); });
  };
  EXPECT_THAT(refusal("0 0.5 0.5 0.1 0.1\n2 0.5 0.5 0.1 0.1"), HasSubstr("a.txt line 2: class \"2\""));
  EXPECT_THAT(refusal("0 0.5 0.5 0.1"), HasSubstr("height"));
  EXPECT_THAT(refusal("0 0.5 1.5 0.1 0.1"), HasSubstr("y_center \"1.5\""));
  EXPECT_THAT(refusal("0 nan 0.5 0.1 0.1"), HasSubstr("x_center"));
  EXPECT_THAT(refusal("0 0.5 0.5 0 0.1"), HasSubstr("no area"));
  EXPECT_THAT(refusal("0 0.5 0.5 0.1 0.1 0.9"), HasSubstr("more than the five fields"));
}

TEST(YoloLabels, ABoxBeyondTheEdgeIsClipped) {
  EXPECT_EQ(parse_yolo_labels("0 0.05 0.5 0.2 0.2", "a.txt", 1)[0].box.x_min, 0);
}

TEST(LabelPath, TheLastImagesFolderBecomesLabels) {
  EXPECT_EQ(label_path_of("/images/yard/images/train/a.b.jpg"), "/images/yard/labels/train/a.b.txt");
  EXPECT_EQ(label_path_of("/data/to_annotate/a.jpg"), "/data/to_annotate/a.txt");
}

TEST_F(YoloFolder, ADatasetIsReadWithAListOrAMapOfNames) {
  const auto list = load(kYard);
  EXPECT_EQ(list.train, folder_ / "training_data/images/train");
  EXPECT_TRUE(list.test.empty());
  EXPECT_THAT(list.names, ElementsAre("deer", "fox"));
  EXPECT_THAT(load("train: t\nnames: {1: fox, 0: deer}").names, ElementsAre("deer", "fox"));
}

TEST_F(YoloFolder, ASavedDatasetReadsBackTheSameAndMovesWithItsFolder) {
  auto dataset = load(kYard);
  dataset.names = {"deer", "it's: odd"};
  save_dataset(dataset);
  const auto again = load_dataset(dataset.file);
  EXPECT_EQ(again.names, dataset.names);
  EXPECT_EQ(again.val, dataset.val);
  EXPECT_THAT(read_text_file(dataset.file), testing::Not(HasSubstr(folder_.string())));
}

TEST_F(YoloFolder, ADatasetFileThatCannotBeUsedIsRefusedByKey) {
  EXPECT_THAT(message_of([&] { load("names: [deer]"); }), HasSubstr("train is missing"));
  EXPECT_THAT(message_of([&] { load("train: t"); }), HasSubstr("names is missing"));
  EXPECT_THAT(message_of([&] { load("train: t\nnames: {0: a, 2: b}"); }), HasSubstr("without gaps"));
  EXPECT_THAT(message_of([&] { load("train: t\nnames: [a, a]"); }), HasSubstr("must differ"));
  EXPECT_THAT(message_of([&] { load("train: [t\n"); }), HasSubstr("not valid YAML"));
  EXPECT_THAT(message_of([&] { load("just text"); }), HasSubstr("not a dataset description"));
  EXPECT_THROW(load_dataset(folder_ / "absent.yaml"), Error);
}

TEST_F(YoloFolder, ASplitHoldsLabelledImagesByNameAndNamesWhatIsUnreadable) {
  const auto dataset = load(kYard);
  write("training_data/images/train/b.jpg", kJpegHead);
  write("training_data/labels/train/b.txt", "1 0.5 0.5 0.1 0.1\n");
  write("training_data/images/train/a.JPG", kJpegHead);
  write("training_data/labels/train/a.txt", "");
  write("training_data/images/train/unreviewed.jpg", kJpegHead);
  write("training_data/images/train/disguised.jpg", "text");
  write("training_data/labels/train/disguised.txt", "");
  write("training_data/images/train/wrong.jpg", kJpegHead);
  write("training_data/labels/train/wrong.txt", "7 0.5 0.5 0.1 0.1\n");
  const auto content = load_split(dataset, Split::kTrain);
  ASSERT_EQ(content.items.size(), 2U);
  EXPECT_EQ(content.items[0].image.filename(), "a.JPG");
  EXPECT_TRUE(content.items[0].boxes.empty());
  EXPECT_EQ(content.items[1].boxes[0].class_id, 1);
  EXPECT_THAT(content.problems, ElementsAre(HasSubstr("disguised.jpg"), HasSubstr("wrong.txt line 1")));
  EXPECT_TRUE(load_split(dataset, Split::kVal).items.empty());
}

TEST_F(YoloFolder, TheVersionChangesWithImagesLabelsAndSplitsAndWithNothingElse) {
  const auto dataset = load(kYard);
  write("training_data/images/train/a.jpg", kJpegHead);
  write("training_data/labels/train/a.txt", "0 0.5 0.5 0.1 0.1\n");
  const auto first = version_of(dataset);
  write("training_data/labels/train/a.txt", "0  0.50 0.5 0.1 0.1");
  write("training_data/images/train/unreviewed.jpg", kJpegHead);
  EXPECT_EQ(version_of(dataset).hash, first.hash);
  write("training_data/labels/train/a.txt", "");
  const auto relabelled = version_of(dataset);
  EXPECT_NE(relabelled.hash, first.hash);
  write("training_data/images/val/b.jpg", kJpegHead);
  write("training_data/labels/val/b.txt", "");
  EXPECT_NE(version_of(dataset).hash, relabelled.hash);
  EXPECT_THAT(first.manifest, testing::MatchesRegex("train\ta\\.jpg\t[0-9a-f]{64}\t[0-9a-f]{64}\n"));
}

}  // namespace
}  // namespace fieldloop
