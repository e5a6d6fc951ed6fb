#include "photos/photo_names.h"

#include <algorithm>
#include <cctype>

namespace fieldloop {
namespace {

constexpr std::size_t kLongestName = 120;    // bytes; leaves room for suffixes below the file system's 255
constexpr std::size_t kLongestCamera = 100;  // bytes
constexpr int kNumbered = 9;

// Length of the valid UTF-8 sequence at the start, 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(1);
  const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                     (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return wrong ? 0 : length;
}

// Valid UTF-8 of at most `longest` bytes; other bytes, control characters and those in `refused` become '_'.
std::string cleaned(std::string_view text, std::string_view refused, std::size_t longest) {
  std::string out;
  while (!text.empty()) {
    const auto length = sequence_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    const bool bad =
        length == 0 || first < 0x20 || first == 0x7F || refused.find(text.front()) != refused.npos;
    if (out.size() + std::max<std::size_t>(length, 1) > longest) break;
    out += bad ? "_" : std::string(text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool fits(const std::string& extension, ImageFormat format) {
  const auto small = lower(extension);
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
