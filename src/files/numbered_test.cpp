#include "files/numbered.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

TEST(HighestNumber, IsThatOfNamesThatAreWholeNumbers) {
  const auto folder = fs::path(testing::TempDir()) / ("numbered_" + std::to_string(::getpid()));
  EXPECT_EQ(highest_number_in(folder), 0);
  for (const char* name : {"2", "10", "11b", "x12", "-3", "99999999999999999999", "1.5"})
    fs::create_directories(folder / name);
  EXPECT_EQ(highest_number_in(folder), 10);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace fieldloop
