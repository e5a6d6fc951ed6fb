#include "json/stored/evaluation.h"

#include "json/stored/evaluation_json.h"
#include "json/stored/stored_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

ListedPicture picture_in(const json& object) {
  const auto kind = picture_kind_named(object.at("kind").get<std::string>());
  if (!kind) throw Error(ErrorCode::kCorruptData, "A report names a kind of picture that there is not.");
  return {object.at("name").get<std::string>(), object.at("title").get<std::string>(), *kind};
}

}  // namespace

std::string text_of(const SplitFigures& figures) { return json_of(figures).dump(); }

SplitFigures split_figures_from(const std::string& text) {
  return read_stored(text, "A model's figures", split_figures_in);
}

std::string text_of(const RunReport& report) {
  json pictures = json::array();
  for (const auto& picture : report.pictures)
    pictures.push_back({{"name", picture.name}, {"title", picture.title}, {"kind", name_of(picture.kind)}});
  return json{
      {"model", report.model}, {"evaluation", json_of(report.evaluation)}, {"pictures", std::move(pictures)}}
      .dump();
}

RunReport run_report_from(const std::string& text) {
  return read_stored(text, "A run's report", [](const json& object) {
    RunReport report{object.at("model").get<std::string>(), evaluation_in(object.at("evaluation")), {}};
    for (const auto& picture : object.at("pictures")) report.pictures.push_back(picture_in(picture));
    return report;
  });
}

}  // namespace fieldloop
