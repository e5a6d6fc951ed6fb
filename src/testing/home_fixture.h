#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "app/app.h"
#include "image/photo.h"
#include "photos/photos.h"

namespace fieldloop {

using Bytes = std::vector<unsigned char>;

// A photo like no other: the number decides its pixels.
inline Bytes test_photo(int number, const std::string& extension = ".jpg") {
  cv::Mat image(96, 128, CV_8UC3);
  cv::RNG random(static_cast<std::uint64_t>(number) + 1);
  random.fill(image, cv::RNG::UNIFORM, 0, 255);
  cv::GaussianBlur(image, image, cv::Size(9, 9), 3);
  Bytes bytes;
  cv::imencode(extension, image, bytes);
  return bytes;
}

inline void write_bytes(const std::filesystem::path& file, const Bytes& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

// A home in a temporary folder with an open App and, since nothing is installed with it, no model.
class HomeFixture : public testing::Test {
 protected:
  HomeFixture() { use_one_thread_an_image(); }  // as the program does
  ~HomeFixture() override { std::filesystem::remove_all(folder_); }

  IncomingPhoto incoming(int number, const std::string& name) const {
    IncomingPhoto photo;
    photo.filename = name;
    photo.bytes = test_photo(number);
    return photo;
  }
  PhotoId add(int number, const std::string& name = "photo.jpg") {
    return app_.photos.ingest({incoming(number, name)}).front().photo.value_or(PhotoId{});
  }
  PhotoPage all() const { return app_.photos.page({}); }
  std::size_t files(const std::filesystem::path& folder) const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  ("home_" + std::to_string(::getpid()) + "_" +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
  App app_{folder_, Installation{}};
};

}  // namespace fieldloop
