#pragma once
#include <string>
#include <vector>

#include "http/server/message.h"

namespace fieldloop {

// Which pages of other origins may use the API from a browser.
class OriginPolicy {
 public:
  // Allowed beside every http(s) origin on localhost, 127.0.0.1 and [::1].
  explicit OriginPolicy(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {}

  // True without an Origin header, for the server's own pages, and for allowed origins.
  bool allows(const Request& request) const;

  // The CORS headers for the reply to this request; none when it is not from an allowed other origin.
  std::map<std::string, std::string> headers_for(const Request& request) const;

 private:
  std::vector<std::string> allowed_;
};

}  // namespace fieldloop
