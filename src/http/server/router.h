#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/server/message.h"

namespace fieldloop {

using Handler = std::function<Reply(const Request&)>;

// How much body a route takes; beyond it the request ends in 413.
struct BodyLimit {
  std::size_t total_bytes = std::size_t{1} << 20;
  std::size_t part_bytes = std::size_t{1} << 20;  // of one multipart part, whose rest is dropped
};

// The table of routes. A pattern is literal segments and "{name}" for one segment, "{name*}" for all that
// follow, as in "/photos/{photo_id}". A trailing slash in the request does not matter; where several patterns
// match, the one with a literal segment first wins. Fill it before serving; find() is then thread-safe.
class Router {
 public:
  void get(std::string_view pattern, Handler handler) { add("GET", pattern, {}, std::move(handler)); }
  void post(std::string_view pattern, Handler handler, BodyLimit limit = {}) {
    add("POST", pattern, limit, std::move(handler));
  }
  void put(std::string_view pattern, Handler handler, BodyLimit limit = {}) {
    add("PUT", pattern, limit, std::move(handler));
  }
  void del(std::string_view pattern, Handler handler) { add("DELETE", pattern, {}, std::move(handler)); }

  struct Match {
    const Handler* handler = nullptr;  // null: no route for this path (or none for this method)
    BodyLimit limit;
    std::map<std::string, std::string> slots;
    std::vector<std::string> methods;  // those the path answers to, HEAD and OPTIONS included
  };
  // HEAD is looked up as GET.
  Match find(const std::string& method, const std::vector<std::string>& path) const;

 private:
  struct Route {
    std::string method;
    std::vector<std::string> pattern;
    BodyLimit limit;
    Handler handler;
  };
  void add(std::string method, std::string_view pattern, BodyLimit limit, Handler handler);

  std::vector<Route> routes_;
};

// The segments of a request target's path, percent-decoded; empty segments at the end are dropped. Empty when
// an escape is broken or a segment is not UTF-8 or holds a control character.
std::optional<std::vector<std::string>> path_segments(std::string_view target);

}  // namespace fieldloop
