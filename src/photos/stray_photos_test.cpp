#include "photos/stray_photos.h"

#include <gmock/gmock.h>

#include "files/atomic_file.h"
#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

class StrayPhotosTest : public HomeFixture {
 protected:
  void put(const std::string& name, const Bytes& bytes) { write_bytes(app_.photo_files.local(name), bytes); }
  fs::path aside(const std::string& name) const { return app_.home.set_aside() / "photos" / name; }
  std::string told() { return app_.photos.activity(1).at(0).text; }
};

TEST_F(StrayPhotosTest, NothingIsDoneWhenEveryFileHasARow) {
  add(1, "a.jpg");
  const auto found = app_.photos.take_in_strays();
  EXPECT_EQ(found.taken_in, 0);
  EXPECT_EQ(all().total, 1);
  EXPECT_TRUE(app_.photos.activity(10).empty());
}

TEST_F(StrayPhotosTest, AnUnknownPhotoIsTakenInWhereItLies) {
  add(1, "known.jpg");
  put("IMG_20260501_063000.JPG", test_photo(2));
  EXPECT_EQ(app_.photos.take_in_strays().taken_in, 1);
  const auto photo = app_.photos.named("IMG_20260501_063000.JPG");
  EXPECT_EQ(photo.camera, "default");
  EXPECT_EQ(to_iso8601(photo.captured_at), "2026-05-01T06:30:00.000Z");
  EXPECT_EQ(app_.photo_files.read(photo.filename), test_photo(2));
  EXPECT_EQ(app_.photo_files.list().size(), 2U);
  EXPECT_THAT(told(), testing::StartsWith("1 photo in data/photos that the database did not know"));
  EXPECT_EQ(app_.photos.take_in_strays().taken_in, 0);
}

TEST_F(StrayPhotosTest, ItsNameGivesWayToAPhotoOfTheSameStem) {
  add(1, "a.jpg");
  put("a.png", test_photo(2, ".png"));
  EXPECT_EQ(app_.photos.take_in_strays().taken_in, 1);
  EXPECT_EQ(app_.photo_files.read(app_.photos.named("a-2.png").filename), test_photo(2, ".png"));
  EXPECT_FALSE(app_.photo_files.has("a.png"));
}

TEST_F(StrayPhotosTest, WhatIsNoPhotoIsSetAsideAndTold) {
  put("notes.txt", {'d', 'e', 'e', 'r'});
  auto cut = test_photo(1);
  cut.resize(cut.size() / 2);
  put("cut.jpg", cut);
  const auto found = app_.photos.take_in_strays();
  EXPECT_EQ(found.set_aside.size(), 2U);
  EXPECT_EQ(read_file(aside("cut.jpg")), cut);
  EXPECT_EQ(read_text_file(aside("notes.txt")), "deer");
  EXPECT_THAT(told(), testing::HasSubstr("moved from data/photos to data/set_aside/photos"));
}

TEST_F(StrayPhotosTest, AKnownPhotoOnceMoreIsSetAside) {
  add(1, "a.jpg");
  put("again.jpg", test_photo(1));
  EXPECT_EQ(app_.photos.take_in_strays().set_aside, std::vector<std::string>{"again.jpg"});
  EXPECT_EQ(read_file(aside("again.jpg")), test_photo(1));
  EXPECT_EQ(app_.photo_files.read("a.jpg"), test_photo(1));
}

TEST_F(StrayPhotosTest, AKnownPhotoThatWasRenamedGetsItsNameBack) {
  add(1, "a.jpg");
  fs::rename(app_.photo_files.local("a.jpg"), app_.photo_files.local("by_the_pond.jpg"));
  EXPECT_EQ(app_.photos.take_in_strays().given_back, 1);
  EXPECT_EQ(app_.photo_files.read("a.jpg"), test_photo(1));
  EXPECT_EQ(app_.photo_files.list().size(), 1U);
}

TEST_F(StrayPhotosTest, ANameThatIsNoUnicodeDoesNotStandInTheWay) {
  put("deer\xFF.jpg", test_photo(1));
  put("note\xFF.txt", {'x'});
  EXPECT_EQ(app_.photos.take_in_strays().taken_in, 1);
  EXPECT_EQ(app_.photos.named("deer_.jpg").size, (ImageSize{128, 96}));
  EXPECT_THAT(told(), testing::HasSubstr("note_.txt"));
}

TEST_F(StrayPhotosTest, OnlyOurOwnTemporaryFilesOfTheDeadAreRemoved) {
  put(".fieldloop-tmp-99999999-0", test_photo(1));
  put(".hidden", test_photo(2));
  put("folder/b.jpg", test_photo(3));
  app_.photos.take_in_strays();
  EXPECT_FALSE(app_.photo_files.has(".fieldloop-tmp-99999999-0"));
  EXPECT_TRUE(app_.photo_files.has(".hidden"));
  EXPECT_TRUE(app_.photo_files.has("folder/b.jpg"));
}

TEST_F(StrayPhotosTest, ALostFileComesBackWithAnUploadOfTheSameBytes) {
  add(1, "a.jpg");
  fs::remove(app_.photo_files.local("a.jpg"));
  const auto outcome = app_.photos.ingest({incoming(1, "b.jpg")}).front();
  EXPECT_EQ(outcome.status, IngestOutcome::Status::kDuplicate);
  EXPECT_EQ(app_.photo_files.read("a.jpg"), test_photo(1));
}

TEST_F(StrayPhotosTest, ANewPhotoShowsNoThumbnailOfAnEarlierOneOfItsName) {
  const auto old = app_.home.thumbnails() / "640" / "a.jpg.webp";
  write_bytes(old, {'o', 'l', 'd'});
  add(1, "a.jpg");
  EXPECT_FALSE(fs::exists(old));
}

}  // namespace
}  // namespace fieldloop
