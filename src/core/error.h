#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fieldloop {

enum class ErrorCode {
  kInvalidInput,  // HTTP 400/422: the caller's data; the message names file, field or line and what to do
  kNotFound,      // 404
  kConflict,      // 409
  kTooLarge,      // 413
  kUnsupported,   // 415
  kUnavailable,   // 503: something needed is not there yet (no model deployed, trainer not installed)
  kIo,            // 500: disk or operating system
  kCorruptData,   // 422: a file that is not what it claims to be
  kCancelled,     // 499: the person asked for it
  kInternal,      // 500: our bug
};

// The code's name as the API shows it, such as "not_found".
std::string_view name_of(ErrorCode code);
std::optional<ErrorCode> error_code_named(std::string_view name);

// The one exception Fieldloop throws. what() is a sentence for a person. `field` names the request field,
// option or file that is at fault, empty where there is none.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode error_code, const std::string& message, std::string at_field = {})
      : std::runtime_error(message), code_(error_code), field_(std::move(at_field)) {}
  ErrorCode code() const noexcept { return code_; }
  const std::string& field() const noexcept { return field_; }

 private:
  ErrorCode code_;
  std::string field_;
};

}  // namespace fieldloop
