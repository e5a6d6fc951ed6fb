#pragma once
#include "http/server/router.h"

namespace httplib {
class ContentReader;
struct Request;
}  // namespace httplib

namespace fieldloop {

// Reads the request's body or multipart parts into `request`, never keeping more than `limit`. Throws
// Error(kTooLarge), Error(kInvalidInput).
void read_body(const httplib::Request& raw, const httplib::ContentReader& reader, const BodyLimit& limit,
               Request& request);

// Reads the body and forgets it, so that the connection can serve the next request.
void drop_body(const httplib::Request& raw, const httplib::ContentReader& reader);

}  // namespace fieldloop
