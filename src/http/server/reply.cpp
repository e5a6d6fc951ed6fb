#include <spdlog/spdlog.h>

#include "core/error.h"
#include "http/server/message.h"

namespace fieldloop {
namespace {

std::string title_of(int status) {
  switch (status) {
    case 400:
      return "Bad request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not found";
    case 405:
      return "Method not allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Too large";
    case 414:
      return "Address too long";
    case 415:
      return "Unsupported format";
    case 416:
      return "Range not satisfiable";
    case 422:
      return "Invalid value";
    case 499:
      return "Cancelled";
    case 503:
      return "Not available";
    default:
      return status < 500 ? "Bad request" : "Internal error";
  }
}

int status_of(const Error& error) {
  switch (error.code()) {
    case ErrorCode::kInvalidInput:
      return error.field().empty() ? 400 : 422;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kConflict:
      return 409;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kUnsupported:
      return 415;
    case ErrorCode::kUnavailable:
      return 503;
    case ErrorCode::kCorruptData:
      return 422;
    case ErrorCode::kCancelled:
      return 499;
    default:
      return 500;
  }
}

}  // namespace

Reply json_reply(const nlohmann::json& value, int status) {
  Reply reply;
  reply.status = status;
  reply.body = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return reply;
}

Reply no_content() {
  Reply reply;
  reply.status = 204;
  return reply;
}

Reply problem(int status, const std::string& code, const std::string& detail, const nlohmann::json& members) {
  nlohmann::json body = members;
  body["type"] = "about:blank";
  body["title"] = title_of(status);
  body["status"] = status;
  body["detail"] = detail;
  body["code"] = code;
  Reply reply = json_reply(body, status);
  reply.content_type = "application/problem+json";
  return reply;
}

Reply problem_of_current_exception() {
  try {
    throw;
  } catch (const Error& error) {
    const int status = status_of(error);
    if (status >= 500) spdlog::error("{}", error.what());
    auto members = nlohmann::json::object();
    if (!error.field().empty()) members["field"] = error.field();
    return problem(status, std::string(name_of(error.code())), error.what(), members);
  } catch (const std::bad_alloc&) {
    return problem(503, "unavailable", "Not enough memory for this request; try again with less at once");
  } catch (const std::exception& error) {
    spdlog::error("Unexpected error in a request: {}", error.what());
    return problem(500, "internal", "Something went wrong here; the log says more");
  }
}

}  // namespace fieldloop
