#include "files/file_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"

namespace fieldloop {
namespace {

class FileLockTest : public testing::Test {
 protected:
  ~FileLockTest() override { std::filesystem::remove(file_); }
  std::filesystem::path file_ =
      std::filesystem::path(testing::TempDir()) / ("file_lock_" + std::to_string(::getpid()));
};

TEST_F(FileLockTest, OnlyOneHolderAtATimeEvenInOneProcess) {
  auto first = FileLock::try_lock(file_);
  ASSERT_TRUE(first);
  EXPECT_FALSE(FileLock::try_lock(file_));
  first.reset();
  EXPECT_TRUE(FileLock::try_lock(file_));
}

TEST_F(FileLockTest, EndsWithAProcessThatIsKilled) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const FileLock lock(file_);
    [[maybe_unused]] const auto written = ::write(ends[1], "x", 1);
    ::pause();
  }
  char byte = 0;
  ASSERT_EQ(::read(ends[0], &byte, 1), 1);
  EXPECT_FALSE(FileLock::try_lock(file_));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(FileLock::try_lock(file_));
}

TEST_F(FileLockTest, AFolderThatIsNotThereIsNamed) { EXPECT_THROW(FileLock("/nowhere/at/all/.lock"), Error); }

}  // namespace
}  // namespace fieldloop
