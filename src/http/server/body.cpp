#include "http/server/body.h"

#include <httplib.h>

#include <utility>

#include "core/error.h"
#include "http/server/multipart.h"

namespace fieldloop {
namespace {

constexpr std::size_t kMaxParts = 5000;
// What is too large is still read this far, so that the client sees the answer instead of a broken
// connection.
constexpr std::size_t kDrainedBytes = std::size_t{64} << 20;

// Counts what arrives; says when to keep it and when to stop reading.
class Allowance {
 public:
  explicit Allowance(std::size_t total) : total_(total) {}
  void take(std::size_t size) { seen_ += size; }
  bool exceeded() const { return seen_ > total_; }
  bool drained() const { return seen_ > total_ + kDrainedBytes; }

 private:
  std::size_t total_;
  std::size_t seen_ = 0;
};

bool read_whole(const httplib::ContentReader& reader, Allowance& allowance, std::string& body) {
  return reader([&](const char* data, std::size_t size) {
    allowance.take(size);
    if (!allowance.exceeded()) body.append(data, size);
    return !allowance.drained();
  });
}

// The library's own parser of multipart bodies refuses those without a line break at their end, which is
// allowed and which Node.js 18 sends; under another type it hands the body on as it is.
void hide_from_library(const httplib::Request& raw) {
  auto& headers = const_cast<httplib::Request&>(raw).headers;
  headers.erase("Content-Type");
  headers.emplace("Content-Type", "application/octet-stream");
}

}  // namespace

void read_body(const httplib::Request& raw, const httplib::ContentReader& reader, const BodyLimit& limit,
               Request& request) {
  if (!raw.has_header("Content-Length") && !raw.has_header("Transfer-Encoding")) return;
  const auto boundary = multipart_boundary(raw.get_header_value("Content-Type"));
  request.multipart = raw.is_multipart_form_data();
  if (request.multipart) hide_from_library(raw);
  Allowance allowance(limit.total_bytes);
  const bool whole = read_whole(reader, allowance, request.body);
  if (allowance.exceeded())
    throw Error(
        ErrorCode::kTooLarge,
        "The request is larger than " + std::to_string(limit.total_bytes >> 20U) + " MiB; send less at once");
  if (!whole)
    throw Error(ErrorCode::kInvalidInput,
                "The body ended early or is not what its Content-Type says; send the request again");
  if (!request.multipart) return;
  request.parts = parse_multipart(std::exchange(request.body, {}), boundary, limit.part_bytes, kMaxParts);
}

void drop_body(const httplib::Request& raw, const httplib::ContentReader& reader) {
  Request forgotten;
  try {
    read_body(raw, reader, {0, 0}, forgotten);
  } catch (const Error&) {
    // Any body is too large for this limit.
  }
}

}  // namespace fieldloop
