#include "photos/photos.h"

#include <thread>

#include "files/atomic_file.h"
#include "photos/incoming_folder.h"
#include "photos/store_photos.h"
#include "testing/home_fixture.h"
#include "testing/stamp_for_tests.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using Status = IngestOutcome::Status;

class Ingest : public HomeFixture {};

TEST_F(Ingest, AnAcceptedPhotoIsKeptByteForByteWithItsRowAndThumbnail) {
  const auto outcome = app_.photos.ingest({incoming(1, "IMG_20260501_063000.jpg")}).front();
  ASSERT_EQ(outcome.status, Status::kAdded);
  const auto photo = app_.photos.get(*outcome.photo).photo;
  EXPECT_EQ(photo.filename, "IMG_20260501_063000.jpg");
  EXPECT_EQ(photo.filepath, "data/photos/IMG_20260501_063000.jpg");
  EXPECT_EQ(photo.size, (ImageSize{128, 96}));
  EXPECT_EQ(to_iso8601(photo.captured_at), "2026-05-01T06:30:00.000Z");
  EXPECT_FALSE(photo.detected_by);
  EXPECT_EQ(read_file(app_.home.root() / photo.filepath), test_photo(1));
  EXPECT_TRUE(fs::exists(app_.home.thumbnails() / "320" / "IMG_20260501_063000.jpg.webp"));
}

TEST_F(Ingest, APhotoThatTellsNoTimeIsSaidToHaveTheTimeOfItsArrival) {
  auto with_file_time = incoming(3, "c.jpg");
  with_file_time.file_time = now();
  const auto outcomes = app_.photos.ingest(
      {incoming(1, "IMG_20260501_063000.jpg"), incoming(2, "b.jpg"), std::move(with_file_time)});
  EXPECT_FALSE(outcomes[0].time_unknown);
  EXPECT_TRUE(outcomes[1].time_unknown);
  EXPECT_FALSE(outcomes[2].time_unknown);
}

TEST_F(Ingest, TheSameBytesAreOnePhotoUnderWhateverName) {
  const auto outcomes =
      app_.photos.ingest({incoming(1, "a.jpg"), incoming(1, "b.jpg"), incoming(1, "a.jpg")});
  int added = 0;
  for (const auto& outcome : outcomes) {
    EXPECT_NE(outcome.status, Status::kRefused);
    EXPECT_EQ(outcome.photo, outcomes.front().photo);
    added += outcome.status == Status::kAdded ? 1 : 0;
  }
  EXPECT_EQ(added, 1);
  EXPECT_EQ(all().total, 1);
  EXPECT_EQ(app_.photo_files.list().size(), 1U);
}

TEST_F(Ingest, OneBadPhotoIsRefusedWithAReasonAndTheRestGoOn) {
  std::vector<IncomingPhoto> photos{incoming(1, "a.jpg"), incoming(2, "cut.jpg"), incoming(3, "c.jpg")};
  photos[1].bytes.resize(photos[1].bytes.size() / 2);
  const auto outcomes = app_.photos.ingest(std::move(photos));
  EXPECT_EQ(outcomes[0].status, Status::kAdded);
  EXPECT_EQ(outcomes[1].status, Status::kRefused);
  EXPECT_EQ(outcomes[1].filename, "cut.jpg");
  EXPECT_FALSE(outcomes[1].reason.empty());
  EXPECT_FALSE(outcomes[1].try_again);
  EXPECT_EQ(outcomes[2].status, Status::kAdded);
  EXPECT_EQ(app_.photo_files.list().size(), 2U);
}

TEST_F(Ingest, PhotosOfOneNameGetNamesOfTheirOwnAndNeverShareAStem) {
  add(1, "IMG_0001.JPG");
  add(2, "IMG_0001.JPG");
  auto png = incoming(3, "IMG_0001.png");
  png.bytes = test_photo(3, ".png");
  const auto id = app_.photos.ingest({std::move(png)}).front().photo;
  EXPECT_EQ(app_.photos.get(*id).photo.filename, "IMG_0001-3.png");
  EXPECT_EQ(app_.photo_files.list().size(), 3U);
}

TEST_F(Ingest, ANameThatLeadsElsewhereStaysInThePhotoFolder) {
  for (const std::string name : {"../../evil.jpg", "..\\evil2.jpg", "/etc/evil3.jpg", "..", ".hidden.jpg",
                                 "a\nb\x01\xff.jpg", "%2e%2e%2fevil4.jpg"}) {
    static int number = 10;
    const auto photo = app_.photos.get(add(number++, name)).photo;
    EXPECT_TRUE(app_.photo_files.has(photo.filename)) << photo.filename;
    EXPECT_EQ(photo.filename.find_first_of("/\\%\n"), std::string::npos) << photo.filename;
    EXPECT_FALSE(photo.filename.starts_with('.'));
  }
}

TEST_F(Ingest, NothingIsStoredWhenTheFolderCannotBeWritten) {
  fs::remove_all(app_.photo_files.local("any").parent_path());  // staging fails
  const auto outcome = app_.photos.ingest({incoming(1, "a.jpg")}).front();
  EXPECT_EQ(outcome.status, Status::kRefused);
  EXPECT_TRUE(outcome.try_again);
  EXPECT_EQ(all().total, 0);
}

TEST_F(Ingest, ManyThreadsAddAndReadAtOnce) {
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([this, t] {
        for (int i = 0; i < 5; ++i) add(100 * t + i, "same.jpg");
      });
      threads.emplace_back([this] {
        for (int i = 0; i < 20; ++i) all();
      });
    }
  }
  EXPECT_EQ(all().total, 15);
  EXPECT_EQ(app_.photo_files.list().size(), 15U);
}

TEST_F(Ingest, AFolderIsImportedAsASessionAndOtherFilesArePassedOver) {
  const auto folder = folder_ / "from" / "camera";
  write_bytes(folder / "a.jpg", test_photo(1));
  write_bytes(folder / "deeper" / "b.jpeg", test_photo(2));
  write_bytes(folder / "empty.jpg", {});
  write_bytes(folder / "a.txt", {'x'});
  Progress last;
  const auto report =
      app_.photos.import({{folder}, "gate"}, [&](const Progress& progress) { last = progress; });
  EXPECT_EQ(report.added, 2);
  ASSERT_EQ(report.refused.size(), 1U);
  EXPECT_EQ(last.done, 3);
  EXPECT_EQ(last.total, 3);
  EXPECT_EQ(all().photos.front().photo.camera, "gate");
  const auto sessions = app_.photos.sessions();
  ASSERT_EQ(sessions.size(), 1U);
  EXPECT_EQ(sessions.front().photo_count, 2);
  EXPECT_TRUE(sessions.front().ended_at);
  EXPECT_EQ(app_.photos.import({{folder}, "gate"}).duplicates, 2);
  EXPECT_THROW(app_.photos.import({{folder / "absent"}, "gate"}), Error);
}

TEST_F(Ingest, IncomingFilesAreTakenOnceTheyStoppedChanging) {
  auto folder = app_.photos.incoming_folder(std::chrono::milliseconds(0));
  const auto file = app_.home.incoming() / "pond" / "a.jpg";
  auto bytes = test_photo(1);
  const auto whole = bytes;
  bytes.resize(bytes.size() / 2);
  write_bytes(file, bytes);
  EXPECT_EQ(folder.sweep(), 0);
  write_bytes(file, whole);
  EXPECT_EQ(folder.sweep(), 0);
  EXPECT_EQ(folder.sweep(), 1);
  EXPECT_FALSE(fs::exists(file));
  EXPECT_EQ(all().photos.front().photo.camera, "pond");
}

TEST_F(Ingest, ARefusedIncomingFileIsSetAsideWithTheReason) {
  auto folder = app_.photos.incoming_folder(std::chrono::milliseconds(0));
  write_bytes(app_.home.incoming() / "bad.jpg", {'n', 'o'});
  folder.sweep();
  folder.sweep();
  EXPECT_TRUE(fs::exists(app_.home.refused() / "bad.jpg"));
  EXPECT_FALSE(read_text_file(app_.home.refused() / "bad.jpg.txt").empty());
  EXPECT_EQ(folder.sweep(), 0);
}

TEST_F(Ingest, ThumbnailsAreMadeAgainWhenTheyWereDeletedOrCutOff) {
  add(1, "a.jpg");
  for (const auto format : {ImageFormat::kJpeg, ImageFormat::kWebp}) {
    const auto file = app_.photos.thumbnail(app_.photos.named("a.jpg"), 300, format);
    const auto size = fs::file_size(file);
    for (const std::uintmax_t left : {std::uintmax_t{0}, std::uintmax_t{10}, size - 1}) {
      fs::resize_file(file, left);
      EXPECT_EQ(app_.photos.thumbnail(app_.photos.named("a.jpg"), 300, format), file);
      EXPECT_EQ(fs::file_size(file), size);
    }
    EXPECT_EQ(detect_format(read_file(file)), format);
    fs::remove_all(app_.home.thumbnails());
    EXPECT_TRUE(fs::exists(app_.photos.thumbnail(app_.photos.named("a.jpg"), 100, format)));
  }
}

TEST_F(Ingest, WithoutAModelDetectionSaysWhatIsMissing) {
  try {
    app_.photos.detect({DetectScope::kAll, {}, true});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnavailable);
  }
}

// With the base network that the trainer's build makes.
class IngestWithModel : public HomeFixture {
 protected:
  void SetUp() override {
    const auto share = fs::path(FIELDLOOP_BINARY_DIR) / "share/fieldloop";
    if (!fs::exists(share / "coco-base/best.onnx")) GTEST_SKIP() << "needs " << share / "coco-base/best.onnx";
    IncomingPhoto early = incoming(1, "early.jpg");
    early.bytes = jpeg_for_tests(bear_for_tests());
    waiting_ = app_.photos.ingest({std::move(early)}).front().photo.value_or(PhotoId{});
    with_model_ = std::make_unique<App>(folder_, Installation{{}, share});
  }
  PhotoId waiting_;
  std::unique_ptr<App> with_model_;
};

TEST_F(IngestWithModel, TheBaseNetworkIsDeployedAndNamesWhatItFinds) {
  EXPECT_FALSE(with_model_->photos.get(waiting_).photo.detected_by);
  EXPECT_EQ(with_model_->photos.detect({DetectScope::kWaiting, {}, true}).detected, 1);
  const auto seen = with_model_->photos.get(waiting_, 0.01);
  EXPECT_TRUE(seen.photo.detected_by);
  ASSERT_FALSE(seen.detections.empty());
  EXPECT_EQ(seen.detections.front().model_name, "coco-base");
  EXPECT_EQ(with_model_->photos.detect({DetectScope::kAll, {}, true}).detected, 0);
  EXPECT_EQ(with_model_->photos.statistics().deployed_model, "coco-base");
  EXPECT_TRUE(fs::exists(folder_ / "models/coco-base/weights/best.onnx"));
}

TEST_F(IngestWithModel, ANewPhotoIsDetectedAtOnceAlsoByAProcessThatStartedBeforeTheModel) {
  const auto id = app_.photos.ingest({incoming(2, "new.jpg")}).front().photo;
  EXPECT_TRUE(app_.photos.get(*id).photo.detected_by);
}

}  // namespace
}  // namespace fieldloop
