#include "home/photo_files.h"

#include "core/error.h"
#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

class PhotoFilesTest : public HomeFixture {
 protected:
  const PhotoFiles& files_ = app_.photo_files;
  const Bytes bytes_{'a', 'b', 'c'};
};

TEST_F(PhotoFilesTest, StagedBytesAreNoPhotoUntilTheyAreCommitted) {
  {
    const auto given_up = files_.stage(bytes_);
    EXPECT_TRUE(files_.list().empty());
  }
  auto staged = files_.stage(bytes_);
  staged.commit("a.jpg");
  files_.sync();
  EXPECT_EQ(files_.list(), std::vector<std::string>{"a.jpg"});
  EXPECT_EQ(files_.read("a.jpg"), bytes_);
  EXPECT_EQ(files_.size().bytes, 3U);
  staged.withdraw();
  EXPECT_FALSE(files_.has("a.jpg"));
}

TEST_F(PhotoFilesTest, AStrayFileKeepsItsBytesAndGetsItsNameBack) {
  write_bytes(files_.local("stray.jpg"), bytes_);
  auto staged = files_.stage_stray("stray.jpg");
  EXPECT_TRUE(staged.is_called("stray.jpg"));
  staged.commit("a.jpg");
  EXPECT_EQ(files_.read("a.jpg"), bytes_);
  EXPECT_FALSE(files_.has("stray.jpg"));
  staged.withdraw();
  EXPECT_EQ(files_.read("stray.jpg"), bytes_);
  { const auto given_up = files_.stage_stray("stray.jpg"); }
  EXPECT_TRUE(files_.has("stray.jpg"));
}

TEST_F(PhotoFilesTest, WhatItLendsIsAFileHere) {
  files_.stage(bytes_).commit("a.jpg");
  EXPECT_TRUE(fs::exists(files_.local("a.jpg")));
  EXPECT_TRUE(files_.lent(files_.local("a.jpg")));
  EXPECT_FALSE(files_.lent(app_.home.to_annotate() / "a.jpg"));
  EXPECT_EQ(files_.stored_path("a.jpg"), "data/photos/a.jpg");
  files_.copy_to("a.jpg", app_.home.to_annotate() / "b.jpg");
  EXPECT_TRUE(fs::exists(app_.home.to_annotate() / "b.jpg"));
}

TEST_F(PhotoFilesTest, AFileThatIsGoneIsNotFound) {
  EXPECT_THROW(files_.read("none.jpg"), Error);
  EXPECT_THROW(files_.copy_to("none.jpg", app_.home.to_annotate() / "b.jpg"), Error);
  EXPECT_THROW(files_.set_aside("none.jpg"), Error);
}

TEST_F(PhotoFilesTest, FilesSetAsideUnderOneNameAreAllKept) {
  for (const Bytes& bytes : {Bytes{'1'}, Bytes{'2'}}) {
    write_bytes(files_.local("a.txt"), bytes);
    EXPECT_EQ(fs::file_size(files_.set_aside("a.txt")), 1U);
  }
  EXPECT_TRUE(files_.list().empty());
  EXPECT_EQ(files(app_.home.set_aside() / "photos"), 2U);
}

}  // namespace
}  // namespace fieldloop
