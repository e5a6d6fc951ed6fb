#include "files/atomic_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/error.h"

namespace fieldloop {
namespace {

class AtomicFile : public testing::Test {
 protected:
  AtomicFile() { std::filesystem::create_directories(folder_); }
  ~AtomicFile() override { std::filesystem::remove_all(folder_); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
  }
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("atomic_file_" + std::to_string(::getpid()));
};

TEST_F(AtomicFile, ReplacesTheOldContentAndLeavesNoTemporary) {
  write_file_atomically(folder_ / "a.txt", std::string_view("old"));
  write_file_atomically(folder_ / "a.txt", std::string_view("new"));
  EXPECT_EQ(read_text_file(folder_ / "a.txt"), "new");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, AFolderThatIsNotThereIsAnIoErrorThatNamesTheFile) {
  try {
    write_file_atomically(folder_ / "missing" / "a.txt", std::string_view("x"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
    EXPECT_NE(std::string(error.what()).find("a.txt"), std::string::npos);
  }
}

TEST_F(AtomicFile, ATargetThatIsAFolderLeavesNoTemporaryBehind) {
  std::filesystem::create_directory(folder_ / "a");
  EXPECT_THROW(write_file_atomically(folder_ / "a", std::string_view("x")), Error);
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, ReadingRefusesWhatIsTooLargeOrAbsent) {
  write_file_atomically(folder_ / "a.txt", std::string_view("12345"));
  EXPECT_THROW(read_file(folder_ / "a.txt", 4), Error);
  EXPECT_THROW(read_file(folder_ / "b.txt"), Error);
  EXPECT_THROW(read_file(folder_), Error);
}

TEST_F(AtomicFile, AStagedFileAppearsOnlyUnderItsNameAndOnlyWhenPublished) {
  const std::vector<unsigned char> bytes{'a', 'b'};
  { const StagedFile dropped(folder_, bytes); }
  EXPECT_EQ(files(), 0U);
  {
    StagedFile staged(folder_, bytes);
    staged.publish("a.jpg");
    sync_folder(folder_);
  }
  EXPECT_EQ(read_text_file(folder_ / "a.jpg"), "ab");
  EXPECT_EQ(files(), 1U);
  StagedFile withdrawn(folder_, bytes);
  withdrawn.publish("b.jpg");
  withdrawn.withdraw();
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, StaleTemporariesAreRemovedAndNothingElse) {
  std::ofstream(folder_ / ".fieldloop-tmp-99999999-2") << "half, of a process that has ended";
  std::ofstream(folder_ / "photo.jpg") << "whole";
  const StagedFile of_a_living_process(folder_, {});
  remove_stale_temporaries(folder_);
  EXPECT_EQ(files(), 2U);
}

}  // namespace
}  // namespace fieldloop
