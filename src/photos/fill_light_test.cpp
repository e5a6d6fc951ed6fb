#include "photos/fill_light.h"

#include "storage/sqlite/connection.h"
#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

class FillLight : public HomeFixture {};

TEST_F(FillLight, TellsNightFromDayOnPhotosOfBeforeThatWasKept) {
  const auto photo = add(1);
  const auto unreadable = add(2, "gone.jpg");
  app_.db.write([](Transaction& sql) { run_script(sql, "UPDATE photos SET is_night = NULL"); });
  std::filesystem::remove(app_.photo_files.local("gone.jpg"));
  app_.photos.fill_light({});
  EXPECT_EQ(app_.photos.get(photo).photo.light, PhotoLight::kDay);
  EXPECT_EQ(app_.photos.get(unreadable).photo.light, std::nullopt);
}

}  // namespace
}  // namespace fieldloop
