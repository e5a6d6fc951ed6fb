#include "annotate/editor_list.h"

#include <algorithm>

namespace fieldloop {

std::vector<PhotoId> EditorList::enter(PhotoId photo, const Editor& editor, Time now) {
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

std::vector<PhotoId> EditorList::leave(const std::string& editor, Time now) {
  const MutexLock lock(mutex_);
  return drop(editor, now);
}

std::vector<Editor> EditorList::at(PhotoId photo, Time now) const {
  const MutexLock lock(mutex_);
  std::vector<Editor> editors;
  for (const auto& entry : entries_)
    if (entry.photo == photo && entry.heard + kLifetime >= now) editors.push_back(entry.editor);
  return editors;
}

// Forgets the editor and all who were not heard for too long; returns the photos they were at.
std::vector<PhotoId> EditorList::drop(const std::string& editor, Time now) {
  std::vector<PhotoId> left;
  std::erase_if(entries_, [&](const Entry& entry) {
    const bool gone = entry.editor.id == editor || entry.heard + kLifetime < now;
    if (gone && std::ranges::find(left, entry.photo) == left.end()) left.push_back(entry.photo);
    return gone;
  });
  return left;
}

}  // namespace fieldloop
