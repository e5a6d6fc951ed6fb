#include "photos/photo_names.h"

#include <algorithm>

#include "core/text.h"

namespace fieldloop {
namespace {

constexpr std::size_t kLongestName = 120;     // bytes; leaves room for suffixes below the file system's 255
constexpr std::size_t kLongestCamera = 100;   // bytes
constexpr std::size_t kLongestPrinted = 300;  // bytes
constexpr int kNumbered = 9;

// Valid UTF-8 of at most `longest` bytes; other bytes, control characters and those in `refused` become '_'.
std::string cleaned(std::string_view text, std::string_view refused, std::size_t longest) {
  std::string out;
  while (!text.empty()) {
    const auto length = utf8_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    const bool bad =
        length == 0 || first < 0x20 || first == 0x7F || refused.find(text.front()) != refused.npos;
    if (out.size() + std::max<std::size_t>(length, 1) > longest) break;
    out += bad ? "_" : std::string(text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

bool fits(const std::string& extension, ImageFormat format) {
  const auto small = lower_ascii(extension);
  return small == extension_of(format) || (format == ImageFormat::kJpeg && small == ".jpeg");
}

}  // namespace

std::string safe_photo_name(std::string_view sent, ImageFormat format) {
  if (const auto slash = sent.find_last_of("/\\"); slash != sent.npos) sent.remove_prefix(slash + 1);
  while (sent.starts_with('.') || sent.starts_with(' ')) sent.remove_prefix(1);
  const auto dot = sent.rfind('.');
  std::string extension(dot == sent.npos ? "" : sent.substr(dot));
  const auto stem = dot == sent.npos ? sent : sent.substr(0, dot);
  if (!fits(extension, format)) extension = extension_of(format);
  auto name = cleaned(stem, "<>:\"|?*%#", kLongestName - extension.size());
  while (name.ends_with(' ') || name.ends_with('.')) name.pop_back();
  return (name.empty() ? "photo" : name) + extension;
}

std::string safe_camera_name(std::string_view sent) {
  auto name = cleaned(sent, "", kLongestCamera);
  while (name.ends_with(' ')) name.pop_back();
  name.erase(0, name.find_first_not_of(' '));
  return name.empty() ? "default" : name;
}

std::string printable(std::string_view name) { return cleaned(name, "", kLongestPrinted); }

std::string free_name(const std::string& wanted, std::string_view sha256,
                      const std::function<bool(const std::string&)>& taken) {
  const std::filesystem::path path = wanted;
  const auto named = [&](const std::string& suffix) {
    return path.stem().string() + suffix + path.extension().string();
  };
  if (!taken(wanted)) return wanted;
  for (int i = 2; i <= kNumbered; ++i)
    if (const auto name = named("-" + std::to_string(i)); !taken(name)) return name;
  const auto short_hash = named("-" + std::string(sha256.substr(0, 12)));
  return taken(short_hash) ? named("-" + std::string(sha256)) : short_hash;
}

}  // namespace fieldloop
