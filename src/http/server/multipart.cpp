#include "http/server/multipart.h"

#include <algorithm>

#include "core/error.h"
#include "core/text.h"

namespace fieldloop {
namespace {

constexpr std::string_view kLineBreak = "\r\n";

[[noreturn]] void refuse() {
  throw Error(ErrorCode::kInvalidInput,
              "The body ended early or is not what its Content-Type says; send the request again");
}

// What stands before `end`, which is taken away with it.
std::string_view take_until(std::string_view& rest, std::string_view end) {
  const auto at = rest.find(end);
  if (at == std::string_view::npos) refuse();
  const auto taken = rest.substr(0, at);
  rest.remove_prefix(at + end.size());
  return taken;
}

// A parameter of a header value: name=token or name="quoted", with \" inside.
std::string parameter(std::string_view value, const std::string& name) {
  const auto at = lower_ascii(value).find("; " + name + "=");
  if (at == std::string::npos) return {};
  value.remove_prefix(at + name.size() + 3);
  if (!value.starts_with('"')) return std::string(value.substr(0, value.find(';')));
  std::string result;
  for (std::size_t i = 1; i < value.size() && value[i] != '"'; ++i) {
    if (value[i] == '\\' && i + 1 < value.size() && (value[i + 1] == '"' || value[i + 1] == '\\')) ++i;
    result += value[i];
  }
  return result;
}

UploadedPart part_with(std::string_view headers) {
  UploadedPart part;
  while (!headers.empty()) {
    const auto end = headers.find(kLineBreak);
    const auto line = headers.substr(0, end);
    headers.remove_prefix(end == std::string_view::npos ? headers.size() : end + kLineBreak.size());
    if (!lower_ascii(line).starts_with("content-disposition:")) continue;
    part.field = parameter(line, "name");
    part.filename = parameter(line, "filename");
  }
  return part;
}

}  // namespace

std::string multipart_boundary(std::string_view content_type) {
  const auto at = lower_ascii(content_type).find("boundary=");
  if (at == std::string::npos) return {};
  return parameter("; " + std::string(content_type.substr(at)), "boundary");
}

std::vector<UploadedPart> parse_multipart(std::string_view body, std::string_view boundary,
                                          std::size_t part_bytes, std::size_t max_parts) {
  if (boundary.empty()) refuse();
  const auto delimiter = "--" + std::string(boundary);
  const auto next_delimiter = std::string(kLineBreak) + delimiter;
  std::vector<UploadedPart> parts;
  take_until(body, delimiter);
  while (!body.starts_with("--")) {
    if (parts.size() == max_parts) refuse();
    take_until(body, kLineBreak);
    // A part without headers begins with the empty line at once.
    const bool bare = body.starts_with(kLineBreak);
    if (bare) body.remove_prefix(kLineBreak.size());
    auto part = part_with(bare ? std::string_view() : take_until(body, "\r\n\r\n"));
    const auto content = take_until(body, next_delimiter);
    part.too_large = content.size() > part_bytes;
    if (!part.too_large) part.bytes = content;
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace fieldloop
