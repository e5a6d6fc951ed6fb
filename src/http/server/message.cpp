#include "http/server/message.h"

#include <charconv>
#include <cmath>

#include "core/error.h"
#include "json/parse.h"

namespace fieldloop {
namespace {

constexpr int kDefaultLimit = 100;
constexpr int kMaxLimit = 500;

[[noreturn]] void refuse(const std::string& name, const std::string& demand) {
  throw Error(ErrorCode::kInvalidInput, name + " must be " + demand, name);
}

template <class Number>
std::optional<Number> parsed(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

std::string range_text(const auto& least, const auto& most) {
  return "from " + nlohmann::json(least).dump() + " to " + nlohmann::json(most).dump();
}

// Characters of UTF-8 text: all bytes but continuation bytes.
std::size_t characters(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  return count;
}

const nlohmann::json* member(const nlohmann::json& object, const std::string& name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

}  // namespace

std::string Request::header(const std::string& lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? "" : found->second;
}

std::int64_t Request::id(const std::string& slot_name) const {
  const auto value = parsed<std::int64_t>(slot(slot_name));
  if (!value || *value < 1) refuse(slot_name, "a whole number from 1");
  return *value;
}

std::optional<std::string> Request::text(const std::string& name) const {
  const auto found = query.find(name);
  if (found == query.end()) return {};
  return found->second;
}

std::optional<std::int64_t> Request::integer(const std::string& name, std::int64_t least,
                                             std::int64_t most) const {
  const auto value = text(name);
  if (!value || value->empty()) return {};
  const auto number = parsed<std::int64_t>(*value);
  if (!number || *number < least || *number > most) refuse(name, "a whole number " + range_text(least, most));
  return number;
}

std::optional<double> Request::number(const std::string& name, double least, double most) const {
  const auto value = text(name);
  if (!value || value->empty()) return {};
  const auto result = parsed<double>(*value);
  if (!result || !std::isfinite(*result) || *result < least || *result > most)
    refuse(name, "a number " + range_text(least, most));
  return result;
}

std::optional<bool> Request::boolean(const std::string& name) const {
  const auto value = text(name);
  if (!value || value->empty()) return {};
  if (*value == "true" || *value == "True" || *value == "1") return true;
  if (*value == "false" || *value == "False" || *value == "0") return false;
  refuse(name, "true or false");
}

std::optional<Timestamp> Request::time(const std::string& name, bool end_of_day) const {
  const auto value = text(name);
  if (!value || value->empty()) return {};
  const auto moment = parse_iso8601(*value);
  if (!moment) refuse(name, "a date (2026-05-01) or a date and time (2026-05-01T06:30:00Z)");
  const bool bare_date = value->size() == std::string_view("2026-05-01").size();
  return bare_date && end_of_day ? *moment + std::chrono::days(1) - std::chrono::milliseconds(1) : *moment;
}

int Request::limit() const {
  return static_cast<int>(integer("limit", 1, kMaxLimit).value_or(kDefaultLimit));
}

int Request::offset() const {
  return static_cast<int>(integer("offset", 0, std::numeric_limits<int>::max()).value_or(0));
}

nlohmann::json Request::json_object() const {
  if (body.empty() && !multipart) return nlohmann::json::object();
  auto value = parse_json(body, "The body");
  if (!value.is_object()) throw Error(ErrorCode::kInvalidInput, "The body must be a JSON object");
  return value;
}

std::optional<std::string> text_member(const nlohmann::json& object, const std::string& name,
                                       std::size_t longest) {
  const auto* value = member(object, name);
  if (value == nullptr) return {};
  if (!value->is_string()) refuse(name, "text");
  auto text = value->get<std::string>();
  if (characters(text) > longest) refuse(name, "at most " + std::to_string(longest) + " characters long");
  return text;
}

std::optional<std::int64_t> integer_member(const nlohmann::json& object, const std::string& name,
                                           std::int64_t least, std::int64_t most) {
  const auto* value = member(object, name);
  if (value == nullptr) return {};
  const bool fits =
      value->is_number_integer() &&
      !(value->is_number_unsigned() &&
        value->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
  if (!fits || value->get<std::int64_t>() < least || value->get<std::int64_t>() > most)
    refuse(name, "a whole number " + range_text(least, most));
  return value->get<std::int64_t>();
}

std::optional<double> number_member(const nlohmann::json& object, const std::string& name, double least,
                                    double most) {
  const auto* value = member(object, name);
  if (value == nullptr) return {};
  if (!value->is_number() || value->get<double>() < least || value->get<double>() > most)
    refuse(name, "a number " + range_text(least, most));
  return value->get<double>();
}

std::optional<bool> boolean_member(const nlohmann::json& object, const std::string& name) {
  const auto* value = member(object, name);
  if (value == nullptr) return {};
  if (!value->is_boolean()) refuse(name, "true or false");
  return value->get<bool>();
}

}  // namespace fieldloop
