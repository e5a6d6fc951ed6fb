#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/mutex.h"

namespace fieldloop {

// One open window in which photos are annotated; `id` is the window's own, `name` what a person calls
// themselves there, perhaps empty.
struct Editor {
  std::string id;
  std::string name;
  bool operator==(const Editor&) const = default;
};

// Which editors have which photo open, as far as they said lately. Kept in memory only. Thread-safe.
class EditorList {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::seconds kLifetime{15};  // of one word of an editor
  static constexpr std::size_t kMaxEditors = 1000;      // beyond it the one not heard for longest is dropped

  // An editor is at this photo, and at no other any more. Returns the photos whose editors changed by it.
  std::vector<PhotoId> enter(PhotoId photo, const Editor& editor, Time now);
  // The same for an editor that is gone.
  std::vector<PhotoId> leave(const std::string& editor, Time now);
  // Who is at the photo, the first to come first.
  std::vector<Editor> at(PhotoId photo, Time now) const;

 private:
  struct Entry {
    Editor editor;
    PhotoId photo;
    Time heard;
  };
  std::vector<PhotoId> drop(const std::string& editor, Time now) REQUIRES(mutex_);

  mutable Mutex mutex_;
  std::vector<Entry> entries_ GUARDED_BY(mutex_);
};

}  // namespace fieldloop
