#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "image/photo.h"

namespace fieldloop {

// A file name made of what a camera or person sent: the last part of a path, valid UTF-8, without characters
// that a file system refuses, not hidden, at most 120 bytes, with an extension that fits the format.
std::string safe_photo_name(std::string_view sent, ImageFormat format);

// A camera's name as stored: valid UTF-8 in one line, at most 100 bytes; "default" when nothing is left.
std::string safe_camera_name(std::string_view sent);

// A file's name, whatever its bytes, as a text of one line.
std::string printable(std::string_view name);

// "a.jpg", or "a-2.jpg", "a-3.jpg" … until `taken` says no; after a few it uses the photo's hash.
std::string free_name(const std::string& wanted, std::string_view sha256,
                      const std::function<bool(const std::string&)>& taken);

}  // namespace fieldloop
