#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>

#include "model/model_file.h"
#include "protocol/run_settings.h"

namespace fieldloop {

// A folder with a dataset of small photos that each show one bright rectangle, and an untrained base model.
class SmallDataset : public testing::Test {
 protected:
  SmallDataset() {
    std::filesystem::remove_all(folder_);
    for (int i = 0; i < 6; ++i) add_photo("train", i);
    for (int i = 6; i < 9; ++i) add_photo("val", i);
    write("d.yaml", "train: images/train\nval: images/val\nnames: [deer]\n");
    torch::manual_seed(7);
    save_model({Network(2), {"cat", "dog"}, 64}, folder_ / "base.pt");
  }
  ~SmallDataset() override { std::filesystem::remove_all(folder_); }

  void write(const std::filesystem::path& relative, const std::string& text) const {
    std::filesystem::create_directories((folder_ / relative).parent_path());
    std::ofstream(folder_ / relative, std::ios::binary) << text;
  }

  void add_photo(const std::string& split, int number) const {
    cv::Mat photo(64, 64, CV_8UC3, cv::Scalar(20, 60 + 5 * number, 20));
    cv::rectangle(photo, cv::Rect(8 + number, 16, 32, 24), cv::Scalar(40, 180, 250), cv::FILLED);
    const auto name = "photo" + std::to_string(number);
    std::filesystem::create_directories(folder_ / "images" / split);
    cv::imwrite((folder_ / "images" / split / (name + ".png")).string(), photo);
    write("labels/" + split + "/" + name + ".txt",
          "0 " + std::to_string((24.0 + number) / 64) + " 0.4375 0.5 0.375\n");
  }

  RunSettings settings(const std::string& output) const {
    RunSettings settings;
    settings.dataset = folder_ / "d.yaml";
    settings.base = folder_ / "base.pt";
    settings.output = folder_ / output;
    settings.epochs = 3;
    settings.batch = 2;
    settings.image_size = 64;
    settings.precision = Precision::kFloat32;
    settings.threads = 1;
    return settings;
  }

  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("small_dataset_" + std::to_string(::getpid()));
};

}  // namespace fieldloop
