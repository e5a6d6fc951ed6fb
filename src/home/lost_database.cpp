#include "home/lost_database.h"

#include <algorithm>

#include "core/error.h"
#include "home/home.h"
#include "home/photo_files.h"
#include "image/photo.h"
#include "storage/photos/known_photos.h"

namespace fieldloop {

void refuse_lost_database(const Home& home, const PhotoFiles& photos) {
  if (knows_photos(home.database())) return;
  const auto files = photos.list();
  const auto count = std::ranges::count_if(files, [](const auto& name) { return is_photo_name(name); });
  if (count == 0) return;
  throw Error(ErrorCode::kConflict,
              home.database().string() + " is missing or knows no photo, but " + std::to_string(count) +
                  (count == 1 ? " photo lies" : " photos lie") +
                  " beside it in data/photos. Nothing was changed. Put a copy of the database back (see "
                  "Backup in docs/operations.md); newer photos than the copy are taken in by themselves. "
                  "Without a copy, take the photos in anew, without their verdicts, marks and annotations: "
                  "fieldloop serve --adopt-photos, or fieldloop migrate --adopt-photos.",
              home.database().string());
}

}  // namespace fieldloop
