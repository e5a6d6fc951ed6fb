#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "home/events.h"
#include "home/home.h"
#include "home/photo_files.h"
#include "review/copy_to_annotate.h"
#include "review/review.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

std::string_view words_of(MarkReason reason) {
  switch (reason) {
    case MarkReason::kMissed:
      return "an animal was missed";
    case MarkReason::kFalsePositive:
      return "a false alarm";
    case MarkReason::kWrongClass:
      return "the wrong animal";
    case MarkReason::kBadBox:
      return "a box is off";
    case MarkReason::kOther:
      break;
  }
  return "another reason";
}

PhotoRow existing_photo(const Database& db, PhotoId id) {
  auto photo = db.read([&](Transaction& sql) { return find_photo(sql, id); });
  if (!photo) throw Error(ErrorCode::kNotFound, fmt::format("There is no photo {}", id.value), "photo_id");
  return *std::move(photo);
}

void announce(EventBus& events, PhotoId id) { events.publish("photos", {{"photo_id", id.value}}); }

}  // namespace

void copy_to_annotate(const ReviewParts& parts, const PhotoRow& photo) {
  const auto from = parts.photo_files.local(photo.filename);
  const auto to = parts.home.to_annotate() / photo.filename;
  std::error_code error;
  // A photo never changes and copies appear whole, so one of the same size is this photo.
  if (std::filesystem::exists(to, error) &&
      std::filesystem::file_size(to, error) == std::filesystem::file_size(from, error) && !error)
    return;
  try {
    copy_file_atomically(from, to);
  } catch (const Error& failure) {
    spdlog::error("{}", failure.what());
    throw Error(ErrorCode::kIo, photo.filename + " was not marked, since it could not be copied from " +
                                    photo.filepath +
                                    " to data/to_annotate/. See that the file is there and "
                                    "that the disk has room; the log says more.");
  }
}

void Review::copy_to_annotate(const PhotoRow& photo) const { fieldloop::copy_to_annotate(parts_, photo); }

void Review::mark(PhotoId id, MarkReason reason, const std::string& note) {
  const auto photo = existing_photo(parts_.db, id);
  fieldloop::copy_to_annotate(parts_, photo);
  parts_.db.write([&](Transaction& sql) {
    set_mark(sql, id, now(), reason, note);
    if (!photo.marked)
      add_activity(sql, "mark", fmt::format("{} marked: {}", photo.filename, words_of(reason)), id);
  });
  announce(parts_.events, id);
}

void Review::unmark(PhotoId id) {
  const auto photo = existing_photo(parts_.db, id);
  if (!photo.marked) return;
  parts_.db.write([&](Transaction& sql) {
    clear_mark(sql, id);
    add_activity(sql, "mark", photo.filename + " no longer marked", id);
  });
  announce(parts_.events, id);
}

}  // namespace fieldloop
