#include "review/mark.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "app/app.h"
#include "core/error.h"
#include "files/atomic_file.h"

namespace fieldloop {
namespace {

struct ReasonWords {
  std::string_view name;
  std::string_view words;
};

constexpr std::array<ReasonWords, 5> kReasons{{{"missed", "an animal was missed"},
                                               {"false_positive", "a false alarm"},
                                               {"wrong_class", "the wrong animal"},
                                               {"bad_box", "a box is off"},
                                               {"other", "another reason"}}};

const ReasonWords& reason_named(const std::string& name) {
  const auto* found = std::ranges::find(kReasons, name, &ReasonWords::name);
  if (found == kReasons.end())
    throw Error(ErrorCode::kInvalidInput,
                "reason must be one of missed, false_positive, wrong_class, bad_box, other", "reason");
  return *found;
}

void announce(App& app, PhotoId id) { app.events.publish("photos", {{"photo_id", id.value}}); }

}  // namespace

void require_mark_reason(const std::string& reason) { reason_named(reason); }

void copy_to_annotate(const App& app, const PhotoRow& photo) {
  const auto from = app.photo_files.local(photo.filename);
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
  const auto& why = reason_named(reason);
  const auto photo = app.photos.get(id).photo;
  copy_to_annotate(app, photo);
  app.db.write([&](Transaction& sql) {
    set_mark(sql, id, now(), reason, note);
    if (!photo.marked) add_activity(sql, "mark", photo.filename + " marked: " + std::string(why.words), id);
  });
  announce(app, id);
  return app.photos.get(id);
}

PhotoView unmark_photo(App& app, PhotoId id) {
  const auto photo = app.photos.get(id).photo;
  if (!photo.marked) return app.photos.get(id);
  app.db.write([&](Transaction& sql) {
    clear_mark(sql, id);
    add_activity(sql, "mark", photo.filename + " no longer marked", id);
  });
  announce(app, id);
  return app.photos.get(id);
}

}  // namespace fieldloop
