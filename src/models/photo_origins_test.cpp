#include "models/photo_origins.h"

#include "storage/photos/photo_store.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

class PhotoOriginsTest : public LoopFixture {};

TEST_F(PhotoOriginsTest, AFieldPhotoIsKnownByItsBytes) {
  const auto photo = add(3, "gate.jpg");
  const auto row = app_.db.read([&](Transaction& sql) { return find_photo(sql, photo).value(); });
  const auto copy = app_.home.root() / "elsewhere.jpg";
  std::filesystem::copy_file(app_.home.root() / row.filepath, copy);
  const auto other = app_.home.root() / "other.jpg";
  write_bytes(other, test_photo(4));
  const auto origins = origins_of(app_.db, app_.image_hashes, {copy, other});
  ASSERT_EQ(origins.size(), 1U);
  EXPECT_EQ(origins.at(copy).camera, row.camera);
  EXPECT_EQ(origins.at(copy).captured_at, row.captured_at);
}

}  // namespace
}  // namespace fieldloop
