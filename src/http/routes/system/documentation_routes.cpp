#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "core/error.h"
#include "embedded_documentation.h"
#include "http/routes/routes.h"

namespace fieldloop {
namespace {

nlohmann::json scalar_json(const YAML::Node& node) {
  const bool quoted = node.Tag() == "!";
  // As YAML 1.2; the library also takes y and n, which are names of coordinates here, for truth values.
  if (!quoted && (node.Scalar() == "true" || node.Scalar() == "false")) return node.Scalar() == "true";
  long long whole = 0;
  if (!quoted && YAML::convert<long long>::decode(node, whole)) return whole;
  double number = 0;
  if (!quoted && YAML::convert<double>::decode(node, number)) return number;
  return node.Scalar();
}

nlohmann::json json_of(const YAML::Node& node) {
  if (node.IsMap()) {
    auto object = nlohmann::json::object();
    for (const auto& entry : node) object[entry.first.Scalar()] = json_of(entry.second);
    return object;
  }
  if (node.IsSequence()) {
    auto array = nlohmann::json::array();
    for (const auto& entry : node) array.push_back(json_of(entry));
    return array;
  }
  return node.IsScalar() ? scalar_json(node) : nlohmann::json(nullptr);
}

std::string embedded(std::string_view name) {
  const auto& texts = embedded_documentation();
  const auto found = std::ranges::find(texts, name, &EmbeddedText::name);
  if (found == texts.end()) throw Error(ErrorCode::kInternal, std::string(name) + " was not built in");
  return std::string(found->text);
}

}  // namespace

void register_documentation_routes(Router& router) {
  router.get("/openapi.json",
             [description = json_of(YAML::Load(embedded("openapi.yaml"))).dump()](const Request&) {
               Reply reply;
               reply.body = description;
               return reply;
             });
  router.get("/docs", [page = embedded("docs_page.html")](const Request&) {
    Reply reply;
    reply.content_type = "text/html; charset=utf-8";
    reply.body = page;
    return reply;
  });
}

}  // namespace fieldloop
