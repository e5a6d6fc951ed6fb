#include "photos/stray_photos.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "core/error.h"
#include "core/text.h"
#include "home/photo_files.h"
#include "photos/ingest.h"
#include "photos/parts.h"
#include "photos/photo_names.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

using Status = IngestOutcome::Status;

constexpr const char* kActivity = "photos";

// In a write transaction: no process is between giving a file its name and naming it in a row.
std::vector<std::string> stray_files(const PhotosParts& parts) {
  return parts.db.write([&](Transaction& sql) {
    const auto list = all_filenames(sql);
    const std::set<std::string> known(list.begin(), list.end());
    auto files = parts.files.list();
    std::erase_if(files, [&](const std::string& name) { return known.contains(name); });
    return files;
  });
}

PendingPhoto pending_stray(const PhotosParts& parts, const std::string& name) {
  return {name, [&parts, name] {
            auto photo = pending_file(parts.files.local(name), "default").load();
            photo.stray = true;
            photo.detect = false;
            return photo;
          }};
}

// The names for a person, the first few of them.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
    text += (i == 0 ? "" : ", ") + printable(names[i]);
  return text + (names.size() > kShown ? " and " + std::to_string(names.size() - kShown) + " more" : "");
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return count == 1 ? "1 " + one : std::to_string(count) + " " + many;
}

class StrayRound {
 public:
  explicit StrayRound(const PhotosParts& parts) : parts_(parts), names_(stray_files(parts)) {}

  StrayPhotos run() {
    if (names_.empty()) return {};
    spdlog::warn("{} in data/photos that no row of the database names: taking them in",
                 counted(names_.size(), "file", "files"));
    const auto next = [this, name = names_.begin()]() mutable -> std::optional<PendingPhoto> {
      if (name == names_.end()) return {};
      return pending_stray(parts_, *name++);
    };
    ingest_photos(parts_, next, [this](const IngestOutcome& outcome) { settle(outcome); });
    tell();
    return result_;
  }

 private:
  void settle(const IngestOutcome& outcome) {
    const auto& name = names_[outcome.position];
    if (outcome.status == Status::kAdded)
      ++result_.taken_in;
    else if (outcome.status == Status::kDuplicate && !parts_.files.has(name))
      ++result_.given_back;
    else if (outcome.try_again)
      leave(name, outcome.reason);
    else
      set_aside(name,
                outcome.status == Status::kDuplicate ? "it is a known photo once more" : outcome.reason);
  }

  void set_aside(const std::string& name, const std::string& why) {
    try {
      const auto place = parts_.files.set_aside(name);
      spdlog::warn("{} was moved from data/photos to {}: {}", printable(name), printable(place.string()),
                   why);
      result_.set_aside.push_back(name);
    } catch (const Error& error) {
      leave(name, error.what());
    }
  }

  void leave(const std::string& name, const std::string& why) {
    spdlog::warn("{} stays in data/photos without a row until the next start: {}", printable(name), why);
    result_.left.push_back(name);
  }

  void tell() {
    std::vector<std::string> texts;
    const auto add = [&](std::size_t count, const std::string& what) {
      if (count > 0) texts.push_back(counted(count, "file", "files") + what);
    };
    const auto taken = static_cast<std::size_t>(result_.taken_in);
    if (taken > 0)
      texts.push_back(counted(taken, "photo", "photos") +
                      " in data/photos that the database did not know taken in again");
    add(static_cast<std::size_t>(result_.given_back), " of lost photos found again in data/photos");
    add(result_.set_aside.size(),
        " moved from data/photos to data/set_aside/photos: " + listed(result_.set_aside));
    add(result_.left.size(), " in data/photos could not be taken in: " + listed(result_.left));
    for (const auto& text : texts) spdlog::warn("{}", text);
    parts_.db.write([&](Transaction& sql) {
      for (const auto& text : texts) add_activity(sql, kActivity, text);
    });
  }

  const PhotosParts& parts_;
  const std::vector<std::string> names_;
  StrayPhotos result_;
};

}  // namespace

StrayPhotos take_in_stray_photos(const PhotosParts& parts) {
  parts.files.remove_stale_temporaries();
  return StrayRound(parts).run();
}

}  // namespace fieldloop
