#include "http/server/cors.h"

#include <algorithm>

namespace fieldloop {
namespace {

// "http://localhost:5173" -> "localhost"
std::string host_of(const std::string& origin) {
  for (const std::string scheme : {"http://", "https://"}) {
    if (!origin.starts_with(scheme)) continue;
    const std::string rest = origin.substr(scheme.size());
    if (rest.starts_with('[')) return rest.substr(0, rest.find(']') + 1);
    return rest.substr(0, rest.find(':'));
  }
  return {};
}

bool is_local(const std::string& origin) {
  const auto host = host_of(origin);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

bool OriginPolicy::allows(const Request& request) const {
  const auto origin = request.header("origin");
  if (origin.empty() || is_local(origin)) return true;
  const auto host = request.header("host");
  if (origin == "http://" + host || origin == "https://" + host) return true;
  return std::ranges::find(allowed_, origin) != allowed_.end();
}

std::map<std::string, std::string> OriginPolicy::headers_for(const Request& request) const {
  const auto origin = request.header("origin");
  if (origin.empty() || !allows(request)) return {};
  return {{"Access-Control-Allow-Origin", origin},
          {"Access-Control-Expose-Headers", "X-Total-Count, ETag"},
          {"Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS"},
          {"Access-Control-Allow-Headers", "Content-Type, If-None-Match"},
          {"Access-Control-Max-Age", "600"},
          {"Vary", "Origin"}};
}

}  // namespace fieldloop
