#include "home/disk_usage.h"

#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

class DiskUsageTest : public HomeFixture {
 protected:
  DiskUsage::Part part(DiskPart name) const {
    const auto usage = measure_disk(app_.home, app_.photo_files);
    const auto found = std::ranges::find(usage.parts, name, &DiskUsage::Part::name);
    return found == usage.parts.end() ? DiskUsage::Part{} : *found;
  }
};

TEST_F(DiskUsageTest, CountsEachFileInItsPart) {
  add(1, "a.jpg");
  add(2, "b.jpg");
  EXPECT_EQ(part(DiskPart::kPhotos).files, 2U);
  EXPECT_EQ(part(DiskPart::kPhotos).bytes, test_photo(1).size() + test_photo(2).size());
  write_bytes(app_.home.runs() / "1" / "last.pt", Bytes(1000));
  EXPECT_EQ(part(DiskPart::kRuns).bytes, 1000U);
  EXPECT_GE(part(DiskPart::kDatabase).files, 1U);
}

TEST_F(DiskUsageTest, DoesNotFollowLinksOutOfTheHome) {
  std::filesystem::create_symlink("/usr/bin", app_.photo_files.local("elsewhere"));
  std::filesystem::create_symlink("/proc/self/exe", app_.photo_files.local("file.jpg"));
  EXPECT_EQ(part(DiskPart::kPhotos).files, 0U);
}

TEST_F(DiskUsageTest, KnowsTheFreeSpace) {
  const auto usage = measure_disk(app_.home, app_.photo_files);
  EXPECT_GT(usage.capacity_bytes, usage.free_bytes);
}

TEST(IsLow, IsAMatterOfTheDisksSizeUpToTwentyGibibytes) {
  constexpr std::uintmax_t kGibibyte = std::uintmax_t{1} << 30;
  EXPECT_TRUE(is_low({{}, 2 * kGibibyte, 32 * kGibibyte}));
  EXPECT_FALSE(is_low({{}, 4 * kGibibyte, 32 * kGibibyte}));
  EXPECT_TRUE(is_low({{}, 19 * kGibibyte, 4000 * kGibibyte}));
  EXPECT_FALSE(is_low({{}, 21 * kGibibyte, 4000 * kGibibyte}));
}

}  // namespace
}  // namespace fieldloop
