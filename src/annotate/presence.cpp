#include "annotate/presence.h"

#include <algorithm>

#include "app/app.h"
#include "core/error.h"
#include "photos/query_photos.h"

namespace fieldloop {
namespace {

void publish_editors(App& app, const std::vector<PhotoId>& photos) {
  for (const auto photo : photos) {
    std::vector<EventFields> editors;
    for (const auto& editor : app.presence.at(photo, std::chrono::steady_clock::now()))
      editors.push_back({{"editor", editor.id}, {"name", editor.name}});
    app.events.publish("presence", {{"photo_id", photo.value}, {"editors", editors}});
  }
}

}  // namespace

std::vector<PhotoId> Presence::enter(PhotoId photo, const Editor& editor, Time now) {
  const MutexLock lock(mutex_);
  const auto known = std::ranges::find_if(
      entries_, [&](const Entry& entry) { return entry.editor == editor && entry.photo == photo; });
  if (known != entries_.end() && known->heard + kLifetime >= now) {
    known->heard = now;
    return {};
  }
  auto changed = drop(editor.id, now);
  if (entries_.size() == kMaxEditors)
    entries_.erase(std::ranges::min_element(entries_, {}, [](const Entry& entry) { return entry.heard; }));
  entries_.push_back({editor, photo, now});
  if (std::ranges::find(changed, photo) == changed.end()) changed.push_back(photo);
  return changed;
}

std::vector<PhotoId> Presence::leave(const std::string& editor, Time now) {
  const MutexLock lock(mutex_);
  return drop(editor, now);
}

std::vector<Editor> Presence::at(PhotoId photo, Time now) const {
  const MutexLock lock(mutex_);
  std::vector<Editor> editors;
  for (const auto& entry : entries_)
    if (entry.photo == photo && entry.heard + kLifetime >= now) editors.push_back(entry.editor);
  return editors;
}

// Forgets the editor and all who were not heard for too long; returns the photos they were at.
std::vector<PhotoId> Presence::drop(const std::string& editor, Time now) {
  std::vector<PhotoId> left;
  std::erase_if(entries_, [&](const Entry& entry) {
    const bool gone = entry.editor.id == editor || entry.heard + kLifetime < now;
    if (gone && std::ranges::find(left, entry.photo) == left.end()) left.push_back(entry.photo);
    return gone;
  });
  return left;
}

std::vector<Editor> enter_photo(App& app, PhotoId photo, const Editor& editor) {
  get_photo(app, photo);
  const auto now = std::chrono::steady_clock::now();
  publish_editors(app, app.presence.enter(photo, editor, now));
  auto editors = app.presence.at(photo, now);
  std::erase_if(editors, [&](const Editor& other) { return other.id == editor.id; });
  return editors;
}

void leave_photo(App& app, const std::string& editor) {
  publish_editors(app, app.presence.leave(editor, std::chrono::steady_clock::now()));
}

}  // namespace fieldloop
