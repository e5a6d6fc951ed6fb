#include "training/retraining_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "files/csv.h"

namespace fieldloop {
namespace {

class RetrainingLog : public testing::Test {
 protected:
  void SetUp() override {
    file_ = std::filesystem::temp_directory_path() / ("log_" + std::to_string(::getpid()) + ".csv");
    std::filesystem::remove(file_);
  }
  void TearDown() override { std::filesystem::remove(file_); }
  std::filesystem::path file_;
};

TEST_F(RetrainingLog, StartsWithItsHeadingAndKeepsEarlierLines) {
  append_to_retraining_log(file_, {"2026-05-01T06:30:00.000Z", "deer-v1", 0, 0.9, 0.8, 0.91234567, ""});
  append_to_retraining_log(file_, {"2026-05-02T06:30:00.000Z", "deer-v2", 12, 1, 0, 0.5, "more nights"});
  EXPECT_EQ(read_text_file(file_),
            "date,model_version,photos_added,precision,recall,mAP50,notes\n"
            "2026-05-01T06:30:00.000Z,deer-v1,0,0.9000,0.8000,0.9123,\n"
            "2026-05-02T06:30:00.000Z,deer-v2,12,1.0000,0.0000,0.5000,more nights\n");
}

TEST_F(RetrainingLog, NotesWithCommasQuotesAndLineBreaksComeBackAsTheyWere) {
  const std::string notes = "rain, \"fog\"\nand snow ";
  append_to_retraining_log(file_, {"2026-05-01", "deer-v1", 3, 0.5, 0.25, 0.75, notes});
  append_to_retraining_log(file_, {"2026-05-02", "deer-v2", 4, 0.5, 0.25, 0.75, "x"});
  const auto lines = read_retraining_log(file_);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].notes, notes);
  EXPECT_EQ(lines[1].photos_added, 4);
  EXPECT_DOUBLE_EQ(lines[1].map50, 0.75);
}

TEST_F(RetrainingLog, ALineWithoutItsLastNewlineIsNotGluedToTheNext) {
  write_file_atomically(file_, std::string_view("date,model_version,notes\n2026,deer-v1,a"));
  append_to_retraining_log(file_, {"2027", "deer-v2", 0, 0, 0, 0, ""});
  EXPECT_EQ(read_retraining_log(file_).size(), 2U);
}

TEST_F(RetrainingLog, ColumnsAreFoundByTheirHeading) {
  write_file_atomically(file_, std::string_view("notes,mAP50,model_version\r\nhello,0.5,deer-v9\r\n"));
  const auto lines = read_retraining_log(file_);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].model_version, "deer-v9");
  EXPECT_DOUBLE_EQ(lines[0].map50, 0.5);
  EXPECT_EQ(lines[0].notes, "hello");
}

TEST_F(RetrainingLog, AWordInAFiguresColumnIsNamed) {
  write_file_atomically(file_, std::string_view("model_version,mAP50\ndeer-v1,good\n"));
  EXPECT_THROW(read_retraining_log(file_), Error);
}

TEST_F(RetrainingLog, NoFileMeansNoLines) { EXPECT_TRUE(read_retraining_log(file_).empty()); }

}  // namespace
}  // namespace fieldloop
