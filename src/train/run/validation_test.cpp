#include "train/run/validation.h"

#include <gmock/gmock.h>

#include <array>

#include "core/error.h"
#include "detect/detector.h"
#include "files/atomic_file.h"
#include "image/decoded_photo.h"
#include "model/onnx_export.h"
#include "testing/stamp_for_tests.h"
#include "train/data/small_dataset_for_tests.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

PhotoSet loaded(const fs::path& dataset, int image_size, std::size_t budget = 1 << 30) {
  std::vector<std::string> problems;
  return load_photos(load_split(load_dataset(dataset), Split::kVal).items, image_size, budget, problems,
                     KeptAs::kDecoded);
}

class Export : public SmallDataset {
 protected:
  Export() : model_(load_model(folder_ / "base.pt")), photos_(loaded(folder_ / "d.yaml", 64)) {
    const torch::NoGradGuard no_grad;
    for (auto& conv : model_.network->convs()) conv->weight.mul_(2);  // else everything is nearly constant
  }

  std::string refusal(const Model& other) const {
    try {
      refuse_differing_export(model_, onnx_file_of(other), photos_);
      return {};
    } catch (const Error& error) {
      return error.what();
    }
  }

  // The model with `change` added to the biases of a layer.
  Model with_biases(std::size_t layer, float change) const {
    const torch::NoGradGuard no_grad;
    Model other{copy_of(model_.network), model_.classes, model_.image_size};
    other.network->convs()[layer]->bias.add_(change);
    return other;
  }

  Model model_;
  PhotoSet photos_;
};

TEST_F(Export, OfTheNetworkItselfIsAccepted) { EXPECT_EQ(refusal(model_), ""); }

TEST_F(Export, ThatGivesOtherProbabilitiesIsRefusedWithTheLargestDifference) {
  EXPECT_THAT(refusal(with_biases(kOutputConvs[0], 0.5F)),
              testing::ContainsRegex("on photo[678]\\.png .* probabilities by up to 0\\.1[0-9]* \\(allowed"));
}

TEST_F(Export, ThatGivesOtherBoxesIsRefused) {
  EXPECT_THAT(refusal(with_biases(0, 0.5F)), testing::HasSubstr("boxes differ"));
}

TEST_F(Export, OfOtherClassesIsRefused) {
  EXPECT_THAT(refusal({Network(3), {"cat", "dog", "fox"}, 64}), testing::HasSubstr("another number"));
}

TEST_F(Export, WithDamagedBytesIsRefused) {
  auto bytes = onnx_file_of(model_);
  bytes.resize(bytes.size() / 2);
  EXPECT_THROW(refuse_differing_export(model_, bytes, photos_), Error);
}

// Cut-out animals of several sizes on grounds of several colours, each labelled as a deer.
void write_animals(const fs::path& folder, const std::string& split, int count, std::uint64_t seed) {
  cv::RNG random(seed);
  fs::create_directories(folder / "images" / split);
  for (int i = 0; i < count; ++i) {
    const std::array animals{"deer/doe", "deer/caribou", "bovines/cow", "equines/horse", "dogs/dog"};
    cv::Mat animal = stamp_for_tests(animals.at(static_cast<std::size_t>(i) % animals.size()));
    const double scale = random.uniform(0.5, 1.3);
    cv::resize(animal, animal, {}, scale, scale, cv::INTER_AREA);
    cv::Mat photo(360, 480, CV_8UC3);
    random.fill(photo, cv::RNG::UNIFORM, cv::Scalar(30, 60, 30), cv::Scalar(120, 200, 150));
    cv::GaussianBlur(photo, photo, {31, 31}, 12);
    const cv::Point at(random.uniform(0, photo.cols - animal.cols),
                       random.uniform(0, photo.rows - animal.rows));
    paste_for_tests(animal, photo, at);
    const auto name = "animal" + std::to_string(i);
    write_file_atomically(folder / "images" / split / (name + ".jpg"), jpeg_for_tests(photo));
    const auto share = [](double of, int whole) { return " " + std::to_string(of / whole); };
    const auto label = "0" + share(at.x + animal.cols / 2.0, photo.cols) +
                       share(at.y + animal.rows / 2.0, photo.rows) + share(animal.cols, photo.cols) +
                       share(animal.rows, photo.rows) + "\n";
    fs::create_directories(folder / "labels" / split);
    write_file_atomically(folder / "labels" / split / (name + ".txt"), label);
  }
}

// With a network that knows animals.
TEST(Validation, GivesTheFiguresOfTheDeployedFileOnTheSamePhotos) {
  const auto base = fs::path(FIELDLOOP_BINARY_DIR) / "share/fieldloop/coco-base/best.pt";
  if (!fs::exists(base)) GTEST_SKIP() << "needs " << base;
  const auto folder = fs::path(testing::TempDir()) / ("validation_" + std::to_string(::getpid()));
  write_animals(folder, "train", 1, 1);
  write_animals(folder, "val", 40, 2);
  write_file_atomically(folder / "deer.yaml",
                        std::string("train: images/train\nval: images/val\nnames: [deer]\n"));
  auto model = model_for_classes(load_model(base), {"deer"});
  model.image_size = 320;
  export_onnx(model, folder / "best.onnx");
  const Detector deployed(folder / "best.onnx");
  std::vector<EvaluatedPhoto> measured;
  for (const auto& item : load_split(load_dataset(folder / "deer.yaml"), Split::kVal).items) {
    const auto photo = decode_photo(read_file(item.image), deployed.image_size());
    auto& result = measured.emplace_back();
    for (const auto& box : item.boxes)
      result.truth.push_back({in_pixels(box.box, photo.info.size), box.class_id});
    result.detections = deployed.detect(photo.image, photo.info.size);
  }
  const auto expected = evaluate(measured);
  const auto metrics = validate(model, loaded(folder / "deer.yaml", 320, 10 << 20), 2);
  EXPECT_GT(expected.map50, 0.05) << "the comparison must be able to fail";
  EXPECT_NEAR(metrics.map50, expected.map50, 0.002);
  EXPECT_NEAR(metrics.map50_95, expected.map50_95, 0.002);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace fieldloop
