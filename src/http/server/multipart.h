#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/server/message.h"

namespace fieldloop {

// The boundary in a "multipart/form-data; boundary=…" header value (RFC 2046); empty when there is none.
std::string multipart_boundary(std::string_view content_type);

// Splits a whole body into its parts (RFC 7578). The line break after the closing boundary may be missing, as
// some clients send it. A part of more than `part_bytes` is kept without its bytes and marked too_large.
// Throws Error(kInvalidInput) when the body ends early, has no boundary or more than `max_parts` parts.
std::vector<UploadedPart> parse_multipart(std::string_view body, std::string_view boundary,
                                          std::size_t part_bytes, std::size_t max_parts);

}  // namespace fieldloop
