#include "storage/review/event_store.h"

#include <algorithm>

#include "storage/photos/photo_store.h"
#include "storage/sqlite/optional_columns.h"
#include "storage/sqlite/transaction.h"

namespace fieldloop {
namespace {

// The photos of the camera from this one on in one direction, itself left out, until a gap.
std::vector<PhotoId> without_gap(Transaction& sql, const PhotoRow& from, std::chrono::milliseconds gap,
                                 int most, bool later) {
  const std::string at = to_iso8601(from.captured_at);
  long long id = 0;
  std::string captured_at;
  soci::statement statement =
      (sql.prepare
           << "SELECT id, captured_at FROM photos WHERE camera_id = (SELECT id FROM cameras WHERE name = "
              ":camera) AND (captured_at, id) " +
                  std::string(later ? ">" : "<") + " (:at, :id) ORDER BY captured_at" +
                  (later ? ", id" : " DESC, id DESC") + " LIMIT :most",
       soci::use(from.camera, "camera"), soci::use(at, "at"), soci::use(from.id.value, "id"),
       soci::use(most, "most"), soci::into(id), soci::into(captured_at));
  statement.execute();
  std::vector<PhotoId> photos;
  auto last = from.captured_at;
  while (statement.fetch()) {
    const auto time = stored_time(captured_at);
    if ((later ? time - last : last - time) >= gap) break;
    photos.push_back({id});
    last = time;
  }
  return photos;
}

}  // namespace

std::vector<PhotoId> event_photos(Transaction& sql, PhotoId photo, std::chrono::milliseconds gap, int most) {
  const auto middle = find_photo(sql, photo);
  if (!middle) return {};
  auto photos = without_gap(sql, *middle, gap, most, false);
  std::ranges::reverse(photos);
  photos.push_back(photo);
  std::ranges::copy(without_gap(sql, *middle, gap, most, true), std::back_inserter(photos));
  return photos;
}

}  // namespace fieldloop
