#include "json/stored/synthesis.h"

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "json/parse.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr int kMostImages = 20000;

std::int64_t whole(const json& params, const char* name, std::int64_t fallback, std::int64_t most) {
  const auto found = params.find(name);
  if (found == params.end() || found->is_null()) return fallback;
  if (!found->is_number_integer() || found->get<std::int64_t>() < 0 || found->get<std::int64_t>() > most)
    throw Error(ErrorCode::kInvalidInput,
                std::string(name) + " must be a whole number from 0 to " + std::to_string(most) + ".", name);
  return found->get<std::int64_t>();
}

std::string text(const json& params, const char* name) {
  const auto found = params.find(name);
  if (found == params.end() || found->is_null()) return {};
  if (!found->is_string())
    throw Error(ErrorCode::kInvalidInput, std::string(name) + " must be a text.", name);
  return found->get<std::string>();
}

}  // namespace

SynthesisRequest synthesis_request_from(const std::string& given) {
  const auto params = parse_json(given, "params");
  SynthesisRequest request;
  request.options.count = static_cast<int>(whole(params, "count", request.options.count, kMostImages));
  request.options.seed = static_cast<std::uint64_t>(whole(params, "seed", 0, 1'000'000'000));
  request.dataset = text(params, "dataset");
  if (const auto split = text(params, "split"); !split.empty()) request.split = split_from(split);
  return request;
}

std::string text_of(const SynthesisResult& result) {
  return json{{"images", result.images}, {"boxes", result.boxes}, {"classes", result.classes}}.dump();
}

}  // namespace fieldloop
