#include "http/server/router.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace fieldloop {
namespace {

bool is_slot(const std::string& segment) { return segment.starts_with('{'); }
bool is_rest(const std::string& segment) { return segment.ends_with("*}"); }

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(path.front() == '/' ? 1 : 0);
    const auto end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  while (!segments.empty() && segments.back().empty()) segments.pop_back();
  return segments;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    unsigned value = 0;
    if (i + 2 >= text.size()) return {};
    const auto [end, error] = std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
    if (error != std::errc{} || end != text.data() + i + 3) return {};
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string joined(auto begin, auto end) {
  std::string text;
  for (; begin != end; ++begin) text += (text.empty() ? "" : "/") + *begin;
  return text;
}

// The slots when the pattern matches.
std::optional<std::map<std::string, std::string>> match(const std::vector<std::string>& pattern,
                                                        const std::vector<std::string>& path) {
  std::map<std::string, std::string> slots;
  const bool open = !pattern.empty() && is_rest(pattern.back());
  if (open ? path.size() + 1 < pattern.size() : path.size() != pattern.size()) return {};
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto& segment = pattern[i];
    if (is_rest(segment)) {
      slots[segment.substr(1, segment.size() - 3)] =
          joined(path.begin() + static_cast<std::ptrdiff_t>(i), path.end());
    } else if (is_slot(segment)) {
      if (path[i].empty()) return {};
      slots[segment.substr(1, segment.size() - 2)] = path[i];
    } else if (segment != path[i]) {
      return {};
    }
  }
  return slots;
}

}  // namespace

void Router::add(std::string method, std::string_view pattern, BodyLimit limit, Handler handler) {
  routes_.push_back({std::move(method), split(pattern), limit, std::move(handler)});
  // '{' sorts after every letter: literal segments come first.
  std::ranges::stable_sort(routes_, {}, &Route::pattern);
}

Router::Match Router::find(const std::string& method, const std::vector<std::string>& path) const {
  Match result;
  const std::vector<std::string>* winner = nullptr;
  for (const auto& route : routes_) {
    if (winner != nullptr && route.pattern != *winner) continue;
    auto slots = match(route.pattern, path);
    if (!slots) continue;
    winner = &route.pattern;
    result.methods.push_back(route.method);
    if (route.method == "GET") result.methods.emplace_back("HEAD");
    if (route.method != (method == "HEAD" ? "GET" : method)) continue;
    result.handler = &route.handler;
    result.limit = route.limit;
    result.slots = std::move(*slots);
  }
  if (winner != nullptr) result.methods.emplace_back("OPTIONS");
  return result;
}

std::optional<std::vector<std::string>> path_segments(std::string_view target) {
  auto segments = split(target.substr(0, target.find_first_of("?#")));
  for (auto& segment : segments) {
    const auto decoded = percent_decoded(segment);
    if (!decoded || !is_utf8(*decoded) || has_control_character(*decoded)) return {};
    segment = *decoded;
  }
  return segments;
}

}  // namespace fieldloop
