#include "json/stored/job_params.h"

#include "json/stored/stored_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr const char* kJobParams = "A job's parameters";

[[noreturn]] void refuse(const char* member, const std::string& sentence) {
  throw Error(ErrorCode::kInvalidInput, sentence, member);
}

DetectScope scope_of(const json& params) {
  const auto scope = params.value("scope", json("all"));
  if (scope == "all") return DetectScope::kAll;
  if (scope == "marked") return DetectScope::kMarked;
  if (scope == "unreviewed") return DetectScope::kUnreviewed;
  refuse("scope", "scope must be all, marked or unreviewed.");
}

Split stored_split(const json& params) {
  const auto split = split_named(params.at("split").get<std::string>());
  if (!split) throw Error(ErrorCode::kCorruptData, std::string(kJobParams) + " name no split.");
  return *split;
}

}  // namespace

DetectRequest detect_request_from(const std::string& params_text) {
  return read_stored(params_text, kJobParams, [](const json& params) {
    DetectRequest request;
    request.scope = scope_of(params);
    const auto model = params.value("model", json(""));
    const auto show = params.value("show", json(true));
    if (!model.is_string()) refuse("model", "model must be the name of a model version.");
    if (!show.is_boolean()) refuse("show", "show must be true or false.");
    request.model = model.get<std::string>();
    request.show = show.get<bool>();
    return request;
  });
}

std::string text_of(const CompareJob& job) {
  return json{
      {"a", job.a}, {"b", job.b}, {"dataset", job.dataset}, {"split", name_of(job.split)}, {"key", job.key}}
      .dump();
}

CompareJob compare_job_from(const std::string& params_text) {
  return read_stored(params_text, kJobParams, [](const json& params) {
    return CompareJob{params.at("a"), params.at("b"), params.at("dataset"), stored_split(params),
                      params.at("key")};
  });
}

std::string text_of(const TrainJob& job) { return json{{"run_id", job.run.value}}.dump(); }

TrainJob train_job_from(const std::string& params_text) {
  return read_stored(params_text, kJobParams, [](const json& params) {
    return TrainJob{RunId{params.at("run_id").get<std::int64_t>()}};
  });
}

}  // namespace fieldloop
