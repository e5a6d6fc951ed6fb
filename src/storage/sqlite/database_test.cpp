#include "storage/sqlite/database.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include "storage/sqlite/transaction.h"

#include <atomic>
#include <fstream>
#include <thread>

#include "files/atomic_file.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/migrations.h"

namespace fieldloop {
namespace {

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~DatabaseTest() override { std::filesystem::remove_all(folder_); }

  static int cameras(const Database& database) {
    return database.read([](Transaction& sql) {
      int count = 0;
      sql << "SELECT count(*) FROM cameras", soci::into(count);
      return count;
    });
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  ("database test " + std::to_string(::getpid()));  // the space is meant
  std::filesystem::path file_ = folder_ / "fieldloop.db";
};

void add_camera(Transaction& sql, const std::string& name) {
  sql << "INSERT INTO cameras (name) VALUES (:name)", soci::use(name, "name");
}

TEST_F(DatabaseTest, ANewFileGetsEveryMigrationAndNoBackup) {
  const Database database(file_);
  for (const auto& step : migration_status(file_)) EXPECT_TRUE(step.applied_at) << step.name;
  EXPECT_EQ(cameras(database), 0);
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    EXPECT_NE(entry.path().extension(), ".bak");
}

TEST_F(DatabaseTest, StatusOfAFileThatIsNotThereListsTheStepsAndCreatesNothing) {
  const auto status = migration_status(file_);
  ASSERT_GE(status.size(), 3U);
  EXPECT_EQ(status[1].name, "mark_for_retraining");
  EXPECT_FALSE(status[1].applied_at);
  EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(DatabaseTest, ADatabaseFromBeforeAStepIsCopiedAndThenMigrated) {
  { const Database database(file_); }
  {
    auto sql = open_connection(file_);
    run_script(*sql, "DELETE FROM schema_migrations WHERE number = 4; DROP INDEX photos_by_confidence;");
  }
  { const Database database(file_); }
  EXPECT_TRUE(migration_status(file_)[3].applied_at);
  const auto copy = folder_ / "fieldloop.db.before-0004.bak";
  ASSERT_TRUE(std::filesystem::exists(copy));
  EXPECT_FALSE(migration_status(copy)[3].applied_at);
}

TEST_F(DatabaseTest, ACopyThatIsThereAlreadyStays) {
  { const Database database(file_); }
  std::ofstream(folder_ / "fieldloop.db.before-0004.bak") << "of before";
  {
    auto sql = open_connection(file_);
    run_script(*sql, "DELETE FROM schema_migrations WHERE number = 4; DROP INDEX photos_by_confidence;");
  }
  { const Database database(file_); }
  EXPECT_EQ(read_text_file(folder_ / "fieldloop.db.before-0004.bak"), "of before");
  EXPECT_TRUE(std::filesystem::exists(folder_ / "fieldloop.db.before-0004-2.bak"));
}

TEST_F(DatabaseTest, ANewerDatabaseIsRefusedUntouched) {
  { const Database database(file_); }
  {
    auto sql = open_connection(file_);
    *sql << "INSERT INTO schema_migrations VALUES (9999, 'from_the_future', '2030-01-01T00:00:00.000Z')";
  }
  const auto before = std::filesystem::last_write_time(file_);
  try {
    const Database database(file_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
    EXPECT_NE(std::string(error.what()).find("9999"), std::string::npos);
  }
  EXPECT_EQ(std::filesystem::last_write_time(file_), before);
}

TEST_F(DatabaseTest, AFileThatIsNoDatabaseIsCorruptData) {
  std::ofstream(file_) << std::string(5000, 'x');
  try {
    const Database database(file_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kCorruptData);
  }
}

TEST_F(DatabaseTest, WhatThrewLeavesNothing) {
  Database database(file_);
  EXPECT_THROW(database.write([](Transaction& sql) {
    add_camera(sql, "gate");
    throw Error(ErrorCode::kIo, "disk");
  }),
               Error);
  EXPECT_EQ(cameras(database), 0);
  database.write([](Transaction& sql) { add_camera(sql, "gate"); });
  EXPECT_EQ(cameras(database), 1);
}

TEST_F(DatabaseTest, ABrokenConstraintIsAConflictAndTheDatabaseGoesOn) {
  Database database(file_);
  const auto add = [&] { database.write([](Transaction& sql) { add_camera(sql, "gate"); }); };
  add();
  try {
    add();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
  }
  EXPECT_EQ(cameras(database), 1);
}

TEST_F(DatabaseTest, ForeignKeysAreEnforced) {
  Database database(file_);
  EXPECT_THROW(database.write([](Transaction& sql) {
    sql << "INSERT INTO annotations (photo_id, revision, updated_at) VALUES (77, 1, '')";
  }),
               Error);
}

TEST_F(DatabaseTest, ManyThreadsReadAndWriteAtOnce) {
  Database database(file_);
  constexpr int kThreads = 6;
  constexpr int kRows = 20;
  std::atomic<bool> shrank = false;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < kRows; ++i) {
          const auto name = std::to_string(t) + "/" + std::to_string(i);
          database.write([&](Transaction& sql) { add_camera(sql, name); });
        }
      });
      threads.emplace_back([&] {
        for (int seen = 0; seen < kThreads * kRows;) {
          const int count = cameras(database);
          if (count < seen) shrank = true;
          seen = count;
        }
      });
    }
  }
  EXPECT_FALSE(shrank);
  EXPECT_EQ(cameras(database), kThreads * kRows);
}

}  // namespace
}  // namespace fieldloop
