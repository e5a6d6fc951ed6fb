#include "core/error.h"

namespace fieldloop {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidInput:
      return "invalid_input";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kConflict:
      return "conflict";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kUnavailable:
      return "unavailable";
    case ErrorCode::kIo:
      return "io";
    case ErrorCode::kCorruptData:
      return "corrupt_data";
    case ErrorCode::kCancelled:
      return "cancelled";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

std::optional<ErrorCode> error_code_named(std::string_view name) {
  for (const auto code :
       {ErrorCode::kInvalidInput, ErrorCode::kNotFound, ErrorCode::kConflict, ErrorCode::kTooLarge,
        ErrorCode::kUnsupported, ErrorCode::kUnavailable, ErrorCode::kIo, ErrorCode::kCorruptData,
        ErrorCode::kCancelled, ErrorCode::kInternal})
    if (name == name_of(code)) return code;
  return {};
}

}  // namespace fieldloop
