#include "http/body.h"

#include <httplib.h>

#include "core/error.h"

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

bool read_parts(const httplib::ContentReader& reader, const BodyLimit& limit, Allowance& allowance,
                std::vector<UploadedPart>& parts) {
  const auto begin_part = [&](const httplib::MultipartFormData& head) {
    if (parts.size() == kMaxParts) return false;
    parts.push_back({head.name, head.filename, {}, false});
    return true;
  };
  const auto take = [&](const char* data, std::size_t size) {
    allowance.take(size);
    if (parts.empty() || allowance.drained()) return false;
    auto& part = parts.back();
    part.too_large = part.too_large || part.bytes.size() + size > limit.part_bytes;
    if (part.too_large) part.bytes = {};
    if (!part.too_large && !allowance.exceeded()) part.bytes.append(data, size);
    return true;
  };
  return reader(begin_part, take);
}

bool read_whole(const httplib::ContentReader& reader, Allowance& allowance, std::string& body) {
  return reader([&](const char* data, std::size_t size) {
    allowance.take(size);
    if (!allowance.exceeded()) body.append(data, size);
    return !allowance.drained();
  });
}

}  // namespace

void read_body(const httplib::Request& raw, const httplib::ContentReader& reader, const BodyLimit& limit,
               Request& request) {
  if (!raw.has_header("Content-Length") && !raw.has_header("Transfer-Encoding")) return;
  request.multipart = raw.is_multipart_form_data();
  Allowance allowance(limit.total_bytes);
  const bool whole = request.multipart ? read_parts(reader, limit, allowance, request.parts)
                                       : read_whole(reader, allowance, request.body);
  if (allowance.exceeded())
    throw Error(
        ErrorCode::kTooLarge,
        "The request is larger than " + std::to_string(limit.total_bytes >> 20U) + " MiB; send less at once");
  if (!whole)
    throw Error(ErrorCode::kInvalidInput,
                "The body ended early or is not what its Content-Type says; send the request again");
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
