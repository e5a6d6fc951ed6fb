#include "json/stored/review.h"

#include "json/stored/stored_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr const char* kStoredReview = "A stored review";

template <class Value>
json name_or_null(const std::optional<Value>& value) {
  return value ? json(name_of(*value)) : json(nullptr);
}

json time_or_null(const std::optional<Timestamp>& time) {
  return time ? json(to_iso8601(*time)) : json(nullptr);
}

// A member that may be null as what `read` makes of its text, which must make something of it.
template <class Read>
auto read_member(const json& object, const char* name, Read&& read) -> decltype(read(std::string())) {
  const auto& value = object.at(name);
  if (value.is_null()) return {};
  auto result = read(value.get<std::string>());
  if (!result)
    throw Error(ErrorCode::kCorruptData, std::string(kStoredReview) + " has an unknown " + name, name);
  return result;
}

std::optional<std::string> text_member(const json& object, const char* name) {
  return read_member(object, name, [](const std::string& text) { return std::optional(text); });
}

std::optional<Timestamp> time_member(const json& object, const char* name) {
  return read_member(object, name, [](const std::string& text) { return parse_iso8601(text); });
}

std::optional<ModelId> model_member(const json& object, const char* name) {
  const auto value = object.at(name).get<std::int64_t>();
  return value == 0 ? std::nullopt : std::optional(ModelId{value});
}

}  // namespace

std::string text_of(const PhotoReview& review) {
  return json{{"verdict", name_or_null(review.verdict)},
              {"verdict_class", stored_or_null(review.verdict_class)},
              {"verdict_at", time_or_null(review.verdict_at)},
              {"verdict_model", review.verdict_model.value_or(ModelId{}).value},
              {"marked_at", time_or_null(review.marked_at)},
              {"mark_reason", name_or_null(review.mark_reason)},
              {"mark_note", stored_or_null(review.mark_note)},
              {"made_empty", review.made_empty}}
      .dump();
}

PhotoReview photo_review_from(const std::string& text) {
  return read_stored(text, kStoredReview, [](const json& object) {
    PhotoReview review;
    review.verdict = read_member(object, "verdict", verdict_named);
    review.verdict_class = text_member(object, "verdict_class");
    review.verdict_at = time_member(object, "verdict_at");
    review.verdict_model = model_member(object, "verdict_model");
    review.marked_at = time_member(object, "marked_at");
    review.mark_reason = read_member(object, "mark_reason", mark_reason_named);
    review.mark_note = text_member(object, "mark_note");
    review.made_empty = object.at("made_empty").get<bool>();
    return review;
  });
}

std::string text_of(const BoxReview& review) {
  return json{{"verdict", name_or_null(review.verdict)},
              {"verdict_class", stored_or_null(review.verdict_class)}}
      .dump();
}

BoxReview box_review_from(const std::string& text) {
  return read_stored(text, kStoredReview, [](const json& object) {
    return BoxReview{read_member(object, "verdict", box_verdict_named), text_member(object, "verdict_class")};
  });
}

}  // namespace fieldloop
