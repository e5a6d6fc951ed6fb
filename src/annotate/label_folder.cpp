#include "annotate/label_folder.h"

#include <algorithm>

#include "annotate/annotations.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/class_lists.h"
#include "datasets/datasets.h"
#include "datasets/label_files.h"
#include "files/atomic_file.h"
#include "files/file_lock.h"
#include "home/events.h"
#include "home/home.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 4;  // of folders below data/to_annotate/
constexpr std::size_t kLargestLabel = std::size_t{1} << 24;

bool may_be_label(const fs::directory_entry& entry) {
  const auto name = entry.path().filename().string();
  std::error_code gone;
  return entry.path().extension() == ".txt" && !name.starts_with('.') && !is_class_list(name) &&
         entry.is_regular_file(gone);
}

// Label Studio puts eight hexadecimal digits and a hyphen before the name.
std::string without_upload_prefix(const std::string& stem) {
  constexpr std::size_t kDigits = 8;
  const bool prefixed = stem.size() > kDigits + 1 && stem[kDigits] == '-' &&
                        stem.find_first_not_of("0123456789abcdef") == kDigits;
  return prefixed ? stem.substr(kDigits + 1) : stem;
}

std::optional<PhotoRow> photo_of(const Database& db, const fs::path& label) {
  const auto stem = label.stem().string();
  return db.read([&](Transaction& sql) {
    auto photo = find_photo_with_stem(sql, stem);
    return photo ? photo : find_photo_with_stem(sql, without_upload_prefix(stem));
  });
}

// Boxes that the other program left as they were keep what is known of their origin.
void keep_origins(std::vector<AnnotationBox>& boxes, const std::vector<AnnotationBox>& before) {
  for (auto& box : boxes)
    for (const auto& old : before)
      if (same_boxes({box}, {old})) box = old;
}

enum class FileNews { kSame, kNews, kConflict };

// `known`: what was recorded of the file before.
FileNews judge(const std::vector<AnnotationBox>& theirs, const std::optional<AnnotationRow>& ours,
               const std::optional<LabelFileRow>& known) {
  if (!ours) return theirs.empty() ? FileNews::kSame : FileNews::kNews;
  if (same_boxes(theirs, ours->boxes)) return FileNews::kSame;
  // A file emptied at once is more often a program that failed than a person who deletes every box.
  const bool unchanged_here = known && known->revision == ours->revision;
  return unchanged_here && !theirs.empty() ? FileNews::kNews : FileNews::kConflict;
}

// The reading of one file that differs from what is recorded of it.
class Reading {
 public:
  Reading(const LabelFolderParts& parts, const fs::path& file, LabelSweep& result)
      : parts_(parts), file_(file), result_(result), text_(read_text_file(file, kLargestLabel)) {
    record_ = parts.label_files.record_of(file, text_);
    known_ = parts.db.read([&](Transaction& sql) { return find_label_file(sql, record_.path); });
    if (known_) record_.revision = known_->revision;
  }

  void take() {
    if (known_ && known_->sha256 == record_.sha256) return;
    try {
      take_boxes();
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kInvalidInput) throw;  // such as the disk: tried again
      record_.problem = error.what();
      ++result_.problems;
      store();
    }
  }

 private:
  void take_boxes() {
    const auto photo = photo_of(parts_.db, file_);
    if (!photo) return take_stray();
    record_.photo = photo->id;
    auto theirs = parts_.label_files.boxes_in(file_, text_);
    const auto ours = parts_.annotations.get(photo->id);
    record_.revision = ours ? ours->revision : 0;
    switch (judge(theirs, ours, known_)) {
      case FileNews::kSame:
        return store();
      case FileNews::kConflict:
        return conflict(*photo, theirs);
      case FileNews::kNews:
        if (ours) keep_origins(theirs, ours->boxes);
        return adopt(*photo, theirs, record_.revision);
    }
  }

  // Text files that are no labels (a list of images, a note) are nobody's concern.
  void take_stray() {
    constexpr int kAnyClass = 100'000;
    try {
      if (parse_yolo_labels(text_, record_.path, kAnyClass).empty()) return store();
    } catch (const Error&) {
      return store();
    }
    record_.problem = record_.path + " labels a photo that is not here; add the photo, then change the file.";
    ++result_.problems;
    store();
  }

  void adopt(const PhotoRow& photo, const std::vector<AnnotationBox>& boxes, int revision) {
    const auto saved = parts_.annotations.put_unchecked(
        photo.id, boxes, revision, " (read from " + record_.path + ", changed by another program)");
    record_.revision = saved.revision;
    ++result_.read;
    // Beside its photo the file has just been written again in our order of classes.
    if (file_ != parts_.label_files.label_of(photo.filename)) store();
  }

  void conflict(const PhotoRow& photo, const std::vector<AnnotationBox>& theirs) {
    parts_.db.write([&](Transaction& sql) {
      set_label_conflict(sql, {photo.id, record_.path, text_, theirs, {}, now()});
      set_label_file(sql, record_);
    });
    ++result_.conflicts;
  }

  void store() {
    parts_.db.write([&](Transaction& sql) { set_label_file(sql, record_); });
  }

  const LabelFolderParts& parts_;
  const fs::path& file_;
  LabelSweep& result_;
  std::string text_;
  LabelFileRow record_;
  std::optional<LabelFileRow> known_;
};

EventFields fields_of(const LabelSweep& sweep) {
  return {{"read", sweep.read},
          {"conflicts", sweep.conflicts},
          {"problems", sweep.problems},
          {"unsettled", sweep.unsettled}};
}

// Once no label file waits to be read by it, another program's class list gives way to ours.
void restore_class_file(const LabelFolderParts& parts) {
  const auto classes = parts.classes.in_labels();
  if (classes.empty()) return;
  const auto lock = parts.datasets.lock();
  parts.db.write([&](Transaction& sql) { parts.label_files.write_class_list(sql, classes); });
}

}  // namespace

std::vector<fs::path> LabelFolderWatch::changed(LabelSweep& result) {
  std::vector<fs::path> files;
  std::map<fs::path, Seen> now_there;
  const auto options = fs::directory_options::skip_permission_denied;
  for (auto entry = fs::recursive_directory_iterator(parts_.home.to_annotate(), options);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry.depth() >= kDeepest) entry.disable_recursion_pending();
    std::error_code gone;
    const auto name = entry->path().filename().string();
    if (!may_be_label(*entry) && name != "classes.txt") continue;
    const Seen state{entry->file_size(gone), entry->last_write_time(gone)};
    const auto before = seen_.find(entry->path());
    if (before != seen_.end() && before->second == state) {
      now_there.insert(*before);
      continue;
    }
    if (fs::file_time_type::clock::now() - state.changed_at < quiet_) {
      ++result.unsettled;
      continue;
    }
    files.push_back(entry->path());
    now_there.emplace(entry->path(), state);
  }
  seen_ = std::move(now_there);
  return files;
}

LabelSweep LabelFolderWatch::sweep(const std::stop_token& stop) {
  LabelSweep result;
  const FileLock lock(parts_.home.data() / ".label_files.lock");
  const auto files = changed(result);
  bool lists_changed = false;
  for (const auto& file : files) {
    if (stop.stop_requested()) {
      seen_.erase(file);
      continue;
    }
    if (file.filename() == "classes.txt")
      lists_changed = true;
    else
      take(file, result);
  }
  if (lists_changed && result.unsettled == 0) restore_class_file(parts_);
  if (result.conflicts + result.problems > 0) parts_.events.publish("labels", fields_of(result));
  return result;
}

void LabelFolderWatch::take(const fs::path& file, LabelSweep& result) {
  try {
    Reading(parts_, file, result).take();
  } catch (const Error& error) {
    seen_.erase(file);
    if (error.code() != ErrorCode::kNotFound && error.code() != ErrorCode::kConflict) throw;
  }
}

}  // namespace fieldloop
