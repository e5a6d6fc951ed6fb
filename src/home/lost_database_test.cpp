#include "home/lost_database.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "home/migrate.h"
#include "storage/photos/known_photos.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/transaction.h"
#include "storage/work/settings_store.h"
#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// A home of its own, whose database a test takes away.
class LostDatabase : public testing::Test {
 protected:
  ~LostDatabase() override { fs::remove_all(folder_); }

  void add_photo() {
    App app(folder_, Installation{});
    IncomingPhoto photo;
    photo.filename = "a.jpg";
    photo.bytes = test_photo(1);
    app.photos.ingest({std::move(photo)});
  }
  fs::path database() const { return folder_ / "data/fieldloop.db"; }
  void lose_database() const {
    for (const std::string end : {"", "-wal", "-shm"}) fs::remove(database().string() + end);
  }
  std::string refusal() const {
    try {
      App app(folder_, Installation{});
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kConflict);
      return error.what();
    }
    return {};
  }

  fs::path folder_ =
      fs::path(testing::TempDir()) / ("lost_" + std::to_string(::getpid()) + "_" +
                                      testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(LostDatabase, ANewHomeIsNone) { EXPECT_EQ(refusal(), ""); }

TEST_F(LostDatabase, AHomeThatKnowsItsPhotosIsNone) {
  add_photo();
  EXPECT_EQ(refusal(), "");
}

TEST_F(LostDatabase, PhotosWithoutADatabaseAreRefusedAndNothingIsMade) {
  add_photo();
  lose_database();
  EXPECT_THAT(refusal(), testing::HasSubstr("--adopt-photos"));
  EXPECT_THROW(migrate_home(folder_), Error);
  EXPECT_FALSE(fs::exists(database()));
  EXPECT_TRUE(fs::exists(folder_ / "data/photos/a.jpg"));
}

TEST_F(LostDatabase, AnEmptyDatabaseAndAnEmptyFileAreRefusedAsWell) {
  add_photo();
  lose_database();
  write_bytes(database(), {});
  EXPECT_THAT(refusal(), testing::HasSubstr("1 photo lies"));
  lose_database();
  Database empty(database());
  EXPECT_THAT(refusal(), testing::HasSubstr("1 photo lies"));
}

TEST_F(LostDatabase, ADatabaseThatLostTablesIsNamedAndNeitherChangedNorCopied) {
  for (const auto* lost : {"photos", "schema_migrations"}) {
    fs::remove_all(folder_);
    add_photo();
    {
      const auto sql = open_connection(database());
      run_script(
          *sql, std::string("ALTER TABLE ") + lost + " RENAME TO elsewhere; PRAGMA wal_checkpoint(TRUNCATE)");
    }
    const auto before = read_file(database());
    for (const auto unknown : {UnknownPhotos::kRefuse, UnknownPhotos::kTakeIn}) {
      try {
        App app(folder_, Installation{}, unknown);
        ADD_FAILURE() << lost;
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::kCorruptData) << lost;
        EXPECT_THAT(error.what(), testing::HasSubstr("tables of it are lost")) << lost;
      }
    }
    EXPECT_EQ(read_file(database()), before) << lost;
    for (const auto& entry : fs::directory_iterator(folder_ / "data"))
      EXPECT_NE(entry.path().extension(), ".bak");
  }
}

TEST_F(LostDatabase, OtherFilesThanPhotosAreNoReasonToRefuse) {
  write_bytes(folder_ / "data/photos/notes.txt", {'x'});
  EXPECT_EQ(refusal(), "");
}

TEST_F(LostDatabase, AFirstImportThatWasKilledIsNotRefused) {
  write_bytes(folder_ / "data/photos/a.jpg", test_photo(1));
  {
    Database database(this->database());
    database.write([](Transaction& sql) { begin_first_import(sql); });
  }
  EXPECT_EQ(refusal(), "");
  App app(folder_, Installation{});
  EXPECT_EQ(app.photos.take_in_strays().taken_in, 1);
}

TEST_F(LostDatabase, AFirstImportIsOverWithItsFirstRows) {
  add_photo();
  App app(folder_, Installation{});
  EXPECT_TRUE(app.db.read([](Transaction& sql) { return has_photo_rows(sql); }));
  EXPECT_EQ(app.db.read([](Transaction& sql) { return find_setting(sql, "first_import"); }), "");
}

TEST_F(LostDatabase, PhotosAreTakenInWhenAPersonSaysSo) {
  add_photo();
  lose_database();
  App app(folder_, Installation{}, UnknownPhotos::kTakeIn);
  EXPECT_EQ(app.photos.take_in_strays().taken_in, 1);
  EXPECT_EQ(app.photos.named("a.jpg").camera, "default");
}

}  // namespace
}  // namespace fieldloop
