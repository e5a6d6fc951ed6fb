#include "protocol/run_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/error.h"
#include "files/atomic_file.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

class Settings : public testing::Test {
 protected:
  Settings() { fs::create_directories(folder_); }
  ~Settings() override { fs::remove_all(folder_); }
  RunSettings read(const std::string& lines) const {
    const auto file = folder_ / "args.yaml";
    write_file_atomically(file, std::string_view("dataset: d.yaml\nbase: /m/best.pt\noutput: out\n" + lines));
    return read_settings(file);
  }
  std::string refusal(const std::string& lines) const {
    try {
      read(lines);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
      return error.field() + ": " + error.what();
    }
    return "nothing was thrown";
  }
  fs::path folder_ = fs::path(testing::TempDir()) / ("settings_" + std::to_string(::getpid()));
};

TEST_F(Settings, WhatIsNotSaidHasItsDefaultAndPathsBelongToTheFile) {
  const auto settings = read("epochs: 12\nresume: true\nprecision: bf16");
  EXPECT_EQ(settings.epochs, 12);
  EXPECT_TRUE(settings.resume);
  EXPECT_EQ(settings.precision, Precision::kBfloat16);
  EXPECT_EQ(settings.batch, 16);
  EXPECT_EQ(settings.image_size, 320);
  EXPECT_EQ(settings.frozen_stages, 2);
  EXPECT_EQ(settings.dataset, folder_ / "d.yaml");
  EXPECT_EQ(settings.base, "/m/best.pt");
}

TEST_F(Settings, AWrongValueIsRefusedWithItsKeyAndRange) {
  using testing::HasSubstr;
  EXPECT_THAT(refusal("epochs: 0"), HasSubstr("epochs must be a whole number from 1 to 1000"));
  EXPECT_THAT(refusal("epochs: many"), HasSubstr("epochs: "));
  EXPECT_THAT(refusal("batch: 200"), HasSubstr("from 1 to 128"));
  EXPECT_THAT(refusal("image_size: 330"), HasSubstr("multiple of 32"));
  EXPECT_THAT(refusal("learning_rate: .nan"), HasSubstr("learning_rate: "));
  EXPECT_THAT(refusal("seed: -1"), HasSubstr("seed: "));
  EXPECT_THAT(refusal("frozen_stages: 5"), HasSubstr("from 0 to 4"));
  EXPECT_THAT(refusal("resume: perhaps"), HasSubstr("true or false"));
  EXPECT_THAT(refusal("precision: int8"), HasSubstr("auto, float32 or bf16"));
  EXPECT_THAT(refusal("epoch: 3"), HasSubstr("epoch is not a setting"));
  EXPECT_THAT(refusal(" : ["), HasSubstr("not valid YAML"));
}

TEST_F(Settings, AMissingPathIsRefused) {
  const auto file = folder_ / "args.yaml";
  write_file_atomically(file, std::string_view("dataset: d.yaml\nbase: b.pt\n"));
  EXPECT_THROW(read_settings(file), Error);
  EXPECT_THROW(read_settings(folder_ / "absent.yaml"), Error);
}

TEST_F(Settings, WhatTheServerWritesTheTrainerReads) {
  RunSettings written;
  written.dataset = "/a b/#1: \"x\"/deer_dataset.yaml";
  written.base = "/models/best.pt";
  written.output = "/runs/1";
  written.new_photos = "/runs/1/new_photos.txt";
  for (const auto& option : training_options()) {
    const double value = option.multiple_of == 0 ? option.least + 0.25 * (option.most - option.least)
                                                 : option.least + option.multiple_of;
    set_value(written, option, value);
  }
  written.learning_rate = 0.00025;
  written.resume = true;
  written.retired_classes = {"fox, red", "yes"};
  written.precision = Precision::kBfloat16;
  const auto file = folder_ / "args.yaml";
  write_file_atomically(file, std::string_view(to_yaml(written)));
  const auto settings = read_settings(file);
  EXPECT_EQ(settings.dataset, written.dataset);
  EXPECT_EQ(settings.base, written.base);
  EXPECT_EQ(settings.output, written.output);
  EXPECT_EQ(settings.new_photos, written.new_photos);
  for (const auto& option : training_options())
    EXPECT_DOUBLE_EQ(value_of(settings, option), value_of(written, option)) << option.name;
  EXPECT_TRUE(settings.resume);
  EXPECT_EQ(settings.retired_classes, written.retired_classes);
  EXPECT_EQ(settings.precision, written.precision);
}

TEST_F(Settings, NewPhotosComeBackAsTheyWent) {
  const std::set<std::string> hashes{"ab12", "cd34"};
  RunSettings settings;
  EXPECT_TRUE(new_photos_of(settings).empty());
  settings.new_photos = folder_ / "new_photos.txt";
  write_new_photos(hashes, settings.new_photos);
  EXPECT_EQ(new_photos_of(settings), hashes);
}

}  // namespace
}  // namespace fieldloop
