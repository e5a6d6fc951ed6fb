#pragma once
#include <string>
#include <string_view>

#include "photos/photos.h"

namespace fieldloop {

struct App;

inline constexpr std::size_t kLongestNote = 2000;  // characters

// Copies the photo to data/to_annotate/ and then marks it; when the copy fails nothing is marked. Marking
// again replaces reason and note and keeps the time. Throws Error(kNotFound), Error(kInvalidInput) for a
// reason that is none of missed, false_positive, wrong_class, bad_box, other, Error(kIo).
PhotoView mark_photo(App& app, PhotoId id, const std::string& reason, const std::string& note);

// Throws Error(kInvalidInput) for a reason that is none of those.
void require_mark_reason(const std::string& reason);

// The copy alone; one that is there already stays. Throws Error(kIo).
void copy_to_annotate(const App& app, const PhotoRow& photo);

// Removes the mark; what is in data/to_annotate/ stays. Throws Error(kNotFound).
PhotoView unmark_photo(App& app, PhotoId id);

}  // namespace fieldloop
