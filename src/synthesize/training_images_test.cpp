#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "synthesize/synthesize.h"
#include "synthesize/test_folder.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

SynthesisOptions small_options(int count) {
  SynthesisOptions options;
  options.count = count;
  options.size = {192, 144};
  options.cameras = 2;
  options.seed = 5;
  return options;
}

std::map<std::string, std::vector<unsigned char>> bytes_below(const fs::path& folder) {
  std::map<std::string, std::vector<unsigned char>> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return files;
}

std::vector<std::vector<LabelledBox>> labels_in(const fs::path& folder, int classes) {
  std::vector<std::vector<LabelledBox>> labels;
  for (const auto& entry : fs::directory_iterator(folder / "labels")) {
    labels.push_back(parse_yolo_labels(read_text_file(entry.path()), entry.path().string(), classes));
  }
  return labels;
}

void write_own_cutout(const fs::path& file) {
  cv::Mat picture(80, 120, CV_8UC4, cv::Scalar(0, 0, 0, 0));
  cv::ellipse(picture, {60, 40}, {50, 32}, 0, 0, 360, cv::Scalar(40, 90, 160, 255), cv::FILLED);
  cv::imwrite(file.string(), picture);
}

template <class Call>
ErrorCode error_code_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::kInternal;
}

TEST(TrainingImages, AreTheSameBytesForTheSameOptions) {
  const TestFolder first, second, other;
  SynthesisOptions options = small_options(8);
  synthesize_training_images(options, first.path(), {}, {});
  synthesize_training_images(options, second.path(), {}, {});
  EXPECT_EQ(bytes_below(first.path()), bytes_below(second.path()));
  options.seed = 6;
  synthesize_training_images(options, other.path(), {}, {});
  EXPECT_NE(bytes_below(first.path()), bytes_below(other.path()));
}

TEST(TrainingImages, ComeWithALabelEachAndTheListOfClasses) {
  const TestFolder folder;
  const SynthesisResult result = synthesize_training_images(small_options(12), folder.path(), {}, {});
  EXPECT_EQ(result.images, 12);
  int boxes = 0, images = 0;
  for (const auto& entry : fs::directory_iterator(folder.path() / "images")) {
    const cv::Mat image = cv::imread(entry.path().string());
    EXPECT_EQ(image.size(), cv::Size(192, 144));
    EXPECT_TRUE(fs::exists(label_path_of(entry.path())));
    images += 1;
  }
  for (const auto& label : labels_in(folder.path(), static_cast<int>(result.classes.size()))) {
    boxes += static_cast<int>(label.size());
  }
  EXPECT_EQ(images, 12);
  EXPECT_EQ(boxes, result.boxes);
  std::string names;
  for (const std::string& name : result.classes) names += name + "\n";
  EXPECT_EQ(read_text_file(folder.path() / "classes.txt"), names);
}

TEST(TrainingImages, HoldBoxesInsideTheImageAndSomeCutOffAtItsBorder) {
  const TestFolder folder;
  SynthesisOptions options = small_options(40);
  options.empty_share = 0;
  synthesize_training_images(options, folder.path(), {}, {});
  int at_border = 0, inside = 0;
  for (const auto& label : labels_in(folder.path(), 100)) {
    for (const LabelledBox& item : label) {
      const NormBox& box = item.box;
      EXPECT_GE(box.x_min, -1e-5);
      EXPECT_GE(box.y_min, -1e-5);
      EXPECT_LE(box.x_max, 1 + 1e-5);
      EXPECT_LE(box.y_max, 1 + 1e-5);
      EXPECT_GT(box.width(), 0.02);
      const bool cut = std::min({box.x_min, box.y_min, 1 - box.x_max, 1 - box.y_max}) < 1e-4;
      (cut ? at_border : inside) += 1;
    }
  }
  EXPECT_GT(at_border, 2);
  EXPECT_GT(inside, 10);
}

TEST(TrainingImages, LabelOnlyTheClassesAskedForInTheirOrder) {
  const TestFolder folder;
  SynthesisOptions options = small_options(16);
  options.classes = {"turkey", "deer"};
  const SynthesisResult result = synthesize_training_images(options, folder.path(), {}, {});
  EXPECT_EQ(result.classes, options.classes);
  std::map<int, int> counts;
  for (const auto& label : labels_in(folder.path(), 2)) {
    for (const LabelledBox& box : label) counts[box.class_id] += 1;
  }
  EXPECT_GT(counts[0], 0);
  EXPECT_GT(counts[1], 0);
}

TEST(TrainingImages, KeepTheShareOfEmptyPhotos) {
  const TestFolder folder;
  SynthesisOptions options = small_options(20);
  options.empty_share = 1;
  EXPECT_EQ(synthesize_training_images(options, folder.path(), {}, {}).boxes, 0);
  const TestFolder half;
  options.empty_share = 0.5;
  synthesize_training_images(options, half.path(), {}, {});
  const auto labels = labels_in(half.path(), 100);
  const auto empties =
      std::count_if(labels.begin(), labels.end(), [](const auto& label) { return label.empty(); });
  EXPECT_NEAR(static_cast<double>(empties), 10, 2);
}

TEST(TrainingImages, AreGreyAtNight) {
  const TestFolder folder;
  SynthesisOptions options = small_options(4);
  options.night_share = 1;
  synthesize_training_images(options, folder.path(), {}, {});
  const cv::Mat image = cv::imread((folder.path() / "images" / "synthetic_000000.jpg").string());
  cv::Mat channels[3];
  cv::split(image, channels);
  EXPECT_LE(cv::norm(channels[0], channels[2], cv::NORM_INF), 3);
}

TEST(TrainingImages, UseOwnCutoutsAndOwnBackgrounds) {
  const TestFolder folder, cutouts, backgrounds;
  write_own_cutout(cutouts.path() / "raccoon1.png");
  cv::imwrite((backgrounds.path() / "yard.jpg").string(),
              cv::Mat(600, 800, CV_8UC3, cv::Scalar(30, 160, 60)));
  SynthesisOptions options = small_options(6);
  options.sources = {cutouts.path(), backgrounds.path()};
  options.empty_share = 0.5;
  const SynthesisResult result = synthesize_training_images(options, folder.path(), {}, {});
  EXPECT_EQ(result.classes, std::vector<std::string>{"raccoon"});
  EXPECT_GT(result.boxes, 0);
  const cv::Mat image = cv::imread((folder.path() / "images" / "synthetic_000000.jpg").string());
  const cv::Scalar sky = cv::mean(image.rowRange(0, 20));
  EXPECT_GT(sky[1], sky[0] + 20) << "the person's own green photo must be the background";
}

TEST(TrainingImages, SayWhatIsMissingOrOutOfRange) {
  const TestFolder folder;
  SynthesisOptions no_cutouts = small_options(2), no_photos = no_cutouts, no_class = no_cutouts,
                   bad_share = no_cutouts;
  no_cutouts.sources.cutouts = folder.path() / "nowhere";
  no_photos.sources.backgrounds = folder.path() / "nowhere";
  no_class.classes = {"unicorn"};
  bad_share.empty_share = 1.5;
  const auto run = [&](const SynthesisOptions& options) {
    return error_code_of([&] { synthesize_training_images(options, folder.path(), {}, {}); });
  };
  EXPECT_EQ(run(no_cutouts), ErrorCode::kNotFound);
  EXPECT_EQ(run(no_photos), ErrorCode::kNotFound);
  EXPECT_EQ(run(no_class), ErrorCode::kNotFound);
  EXPECT_EQ(run(bad_share), ErrorCode::kInvalidInput);
}

TEST(TrainingImages, StopWhenCancelledAndReportProgress) {
  const TestFolder folder;
  std::stop_source stop;
  std::int64_t last = 0;
  const ProgressFn progress = [&](const Progress& now) {
    last = now.done;
    if (now.done == 3) stop.request_stop();
  };
  EXPECT_EQ(error_code_of([&] {
              synthesize_training_images(small_options(50), folder.path(), progress, stop.get_token());
            }),
            ErrorCode::kCancelled);
  EXPECT_EQ(last, 3);
}

}  // namespace
}  // namespace fieldloop
