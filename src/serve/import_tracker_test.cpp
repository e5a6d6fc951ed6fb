#include "serve/import_tracker.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

class ImportTracker : public HomeFixture {
 protected:
  // A tracker's folder with photos a.jpg and b.jpg and a database made by the script.
  TrackerRequest tracker(const std::string& script) {
    const auto data = folder_ / "tracker" / "data";
    write_bytes(data / "photos" / "a.jpg", test_photo(1));
    write_bytes(data / "photos" / "b.jpg", test_photo(2));
    sqlite3* database = nullptr;
    sqlite3_open((data / "detections.db").c_str(), &database);
    EXPECT_EQ(sqlite3_exec(database, script.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
    return {data / "detections.db", {}};
  }
  PhotoView photo(const std::string& name) { return app_.photos.get(app_.photos.named(name).id, 0); }
};

const std::string kWithMarks =
    "CREATE TABLE photos (id INTEGER PRIMARY KEY, filename TEXT, filepath TEXT, width INT, height INT, "
    "captured_at TIMESTAMP, session_id INT, marked_for_retraining BOOLEAN, marked_at TIMESTAMP);"
    "CREATE TABLE detections (id INTEGER PRIMARY KEY, photo_id INT, class_name TEXT, confidence REAL, "
    "bbox_x REAL, bbox_y REAL, bbox_width REAL, bbox_height REAL, model_name TEXT, created_at TIMESTAMP);"
    "INSERT INTO photos VALUES (7, 'a.jpg', 'photos/a.jpg', 128, 96, '2025-05-01 06:30:00.123456', 3, 1, "
    "'2025-05-02T00:00:00');"
    "INSERT INTO photos VALUES (9, 'b.jpg', 'data/photos/b.jpg', 128, 96, '2025-05-01 06:31:00', NULL, 0, "
    "NULL);"
    "INSERT INTO detections VALUES (1, 7, 'deer', 0.9, 0.5, 0.5, 0.2, 0.4, 'yolov8n', '2025-05-01');"
    "INSERT INTO detections VALUES (2, 7, 'fox', 0.3, 0.1, 0.1, 0.1, 0.1, 'yolov8n', '2025-05-01');";

TEST_F(ImportTracker, BringsPhotosDetectionsAndMarks) {
  const auto report = import_tracker(app_, tracker(kWithMarks));
  EXPECT_EQ(report.photos, 2);
  EXPECT_EQ(report.detections, 2);
  EXPECT_EQ(report.marked, 1);
  EXPECT_TRUE(report.problems.empty());
  const auto a = photo("a.jpg");
  EXPECT_EQ(to_iso8601(a.photo.captured_at), "2025-05-01T06:30:00.123Z");
  EXPECT_EQ(to_iso8601(*a.photo.marked_at), "2025-05-02T00:00:00.000Z");
  ASSERT_EQ(a.detections.size(), 2U);
  EXPECT_EQ(a.detections[0].model_name, "yolov8n");
  EXPECT_NEAR(a.detections[0].box.x_min, 0.4, 1e-6);
  EXPECT_NEAR(a.detections[0].box.y_max, 0.7, 1e-6);
  EXPECT_TRUE(fs::exists(app_.home.to_annotate() / "a.jpg"));
  EXPECT_FALSE(photo("b.jpg").photo.detected_by);
}

TEST_F(ImportTracker, DoingItTwiceAddsNothing) {
  const auto request = tracker(kWithMarks);
  import_tracker(app_, request);
  const auto again = import_tracker(app_, request);
  EXPECT_EQ(again.photos, 0);
  EXPECT_EQ(again.duplicates, 2);
  EXPECT_EQ(again.detections, 0);
  EXPECT_EQ(again.marked, 0);
  EXPECT_EQ(photo("a.jpg").detections.size(), 2U);
}

TEST_F(ImportTracker, AnOlderDatabaseHasNoMarksAndCornersInPixels) {
  const auto report = import_tracker(
      app_,
      tracker("CREATE TABLE photos (id INTEGER PRIMARY KEY, filename TEXT, width INT, height INT, "
              "timestamp TEXT);"
              "CREATE TABLE detections (photo_id INT, class_name TEXT, confidence REAL, x_min REAL, y_min "
              "REAL, x_max REAL, y_max REAL);"
              "INSERT INTO photos VALUES (1, 'a.jpg', 128, 96, '2025-05-01T06:30:00');"
              "INSERT INTO detections VALUES (1, 'deer', 0.8, 32, 24, 64, 96);"));
  EXPECT_EQ(report.photos, 1);
  EXPECT_EQ(report.marked, 0);
  const auto a = photo("a.jpg");
  ASSERT_EQ(a.detections.size(), 1U);
  EXPECT_NEAR(a.detections[0].box.x_min, 0.25, 1e-6);
  EXPECT_NEAR(a.detections[0].box.y_max, 1.0, 1e-6);
  EXPECT_EQ(a.detections[0].model_name, "tracker");
}

TEST_F(ImportTracker, APhotoWhoseFileIsGoneIsLeftOutAndNamed) {
  const auto request = tracker(kWithMarks);
  fs::remove(folder_ / "tracker/data/photos/b.jpg");
  const auto report = import_tracker(app_, request);
  EXPECT_EQ(report.photos, 1);
  ASSERT_EQ(report.problems.size(), 1U);
  EXPECT_NE(report.problems.front().find("b.jpg"), std::string::npos);
}

TEST_F(ImportTracker, WhatIsNoTrackersDatabaseIsRefused) {
  EXPECT_THROW(import_tracker(app_, {folder_ / "absent.db", {}}), Error);
  EXPECT_THROW(import_tracker(app_, tracker("CREATE TABLE other (id INT);")), Error);
  write_bytes(folder_ / "text.db", Bytes(4000, 'x'));
  try {
    import_tracker(app_, {folder_ / "text.db", {}});
    ADD_FAILURE() << "text is no database";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidInput);
    EXPECT_THAT(error.what(), testing::HasSubstr("text.db is no database"));
  }
  EXPECT_EQ(all().total, 0);
}

}  // namespace
}  // namespace fieldloop
