#include "workflow/mark.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "core/error.h"
#include "files/atomic_file.h"
#include "workflow/app.h"

namespace fieldloop {
namespace {

constexpr std::array<std::string_view, 5> kReasons{"missed", "false_positive", "wrong_class", "bad_box",
                                                   "other"};

void announce(App& app, PhotoId id) {
  app.events.publish("photos", nlohmann::json{{"photo_id", id.value}}.dump());
}

}  // namespace

void require_mark_reason(const std::string& reason) {
  if (std::ranges::find(kReasons, reason) == kReasons.end())
    throw Error(ErrorCode::kInvalidInput,
                "reason must be one of missed, false_positive, wrong_class, bad_box, other", "reason");
}

void copy_to_annotate(const App& app, const PhotoRow& photo) {
  const auto from = app.home.root() / photo.filepath;
  const auto to = app.home.to_annotate() / photo.filename;
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

PhotoView mark_photo(App& app, PhotoId id, const std::string& reason, const std::string& note) {
  require_mark_reason(reason);
  const auto photo = get_photo(app, id).photo;
  copy_to_annotate(app, photo);
  app.db.write([&](soci::session& sql) {
    set_mark(sql, id, now(), reason, note);
    if (!photo.marked) add_activity(sql, "mark", photo.filename + " marked: " + reason, id);
  });
  announce(app, id);
  return get_photo(app, id);
}

PhotoView unmark_photo(App& app, PhotoId id) {
  const auto photo = get_photo(app, id).photo;
  if (!photo.marked) return get_photo(app, id);
  app.db.write([&](soci::session& sql) {
    clear_mark(sql, id);
    add_activity(sql, "mark", photo.filename + " no longer marked", id);
  });
  announce(app, id);
  return get_photo(app, id);
}

}  // namespace fieldloop
