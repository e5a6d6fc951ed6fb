#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/time.h"
#include "home/events.h"

namespace fieldloop {

// One part of a multipart/form-data body. `filename` is as the client sent it: not to be used as a path.
struct UploadedPart {
  std::string field;
  std::string filename;
  std::string bytes;
  bool too_large = false;  // the rest of it was dropped
};

// What a client asked for. The readers of parameters throw Error(kInvalidInput) with the parameter as its
// field (422), those of the body without a field (400).
struct Request {
  std::string method;
  std::vector<std::string> path;             // decoded segments, valid UTF-8 without NUL
  std::map<std::string, std::string> slots;  // of the route's pattern, by name
  std::multimap<std::string, std::string> query;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::vector<UploadedPart> parts;
  bool multipart = false;

  std::string header(const std::string& lower_case_name) const;  // empty when absent

  std::int64_t id(const std::string& slot) const;
  const std::string& slot(const std::string& name) const { return slots.at(name); }

  std::optional<std::string> text(const std::string& name) const;
  std::optional<std::int64_t> integer(const std::string& name, std::int64_t least, std::int64_t most) const;
  std::optional<double> number(const std::string& name, double least, double most) const;
  std::optional<bool> boolean(const std::string& name) const;
  // With `end_of_day` a bare date means its last millisecond.
  std::optional<Timestamp> time(const std::string& name, bool end_of_day = false) const;

  int limit() const;   // 1-500, default 100
  int offset() const;  // default 0

  // The body as a JSON object; an empty body is an empty object.
  nlohmann::json json_object() const;
};

inline constexpr std::size_t kLongestName = 60;  // of a class, a person, an action

// Typed members of a JSON object: empty when absent or null, Error(kInvalidInput) naming the member when it
// is of another type or out of range. `longest` counts characters.
std::optional<std::string> text_member(const nlohmann::json& object, const std::string& name,
                                       std::size_t longest);
std::optional<std::int64_t> integer_member(const nlohmann::json& object, const std::string& name,
                                           std::int64_t least, std::int64_t most);
std::optional<double> number_member(const nlohmann::json& object, const std::string& name, double least,
                                    double most);
std::optional<bool> boolean_member(const nlohmann::json& object, const std::string& name);

// What a client gets: `body`, or else the bytes of `file`, or else the events of `events` as a stream.
struct Reply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::map<std::string, std::string> headers;
  std::optional<std::filesystem::path> file;
  std::shared_ptr<EventBus::Subscription> events;
};

Reply json_reply(const nlohmann::json& value, int status = 200);
Reply no_content();  // 204

// An RFC 9457 problem; `members` are added to the object.
Reply problem(int status, const std::string& code, const std::string& detail,
              const nlohmann::json& members = nlohmann::json::object());

// The reply for the exception being handled.
Reply problem_of_current_exception();

}  // namespace fieldloop
