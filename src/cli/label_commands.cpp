#include "cli/command.h"
#include "cli/interrupt.h"
#include "core/error.h"
#include "json/api/annotation_json.h"
#include "json/api/quality_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

std::string place_of(const json& photo) {
  const auto name = photo.at("filename").get<std::string>();
  if (!photo.at("photo_id").is_null()) return "photo " + photo.at("photo_id").dump() + " " + name;
  return photo.at("dataset").get<std::string>() + "/" + photo.at("split").get<std::string>() + "/" + name;
}

std::string line_of(const json& card) {
  char score[16];
  std::snprintf(score, sizeof score, "%.2f", card.at("score").get<double>());
  return std::string(score) + "  " + card.at("kind").get<std::string>() + "  " + place_of(card.at("photo")) +
         ": " + card.at("reason").get<std::string>() + "\n";
}

std::string text_of(const json& result) {
  std::string text;
  for (const auto& card : result.at("cards")) text += line_of(card);
  for (const auto& problem : result.at("problems")) text += "problem: " + problem.get<std::string>() + "\n";
  return text + result.at("total").dump() + " cards over " + result.at("photos").dump() + " photos with " +
         result.at("boxes").dump() + " boxes.";
}

json photos_checked(App& app, const std::vector<long long>& photos) {
  json result{{"cards", json::array()}, {"problems", json::array()}, {"photos", photos.size()}, {"boxes", 0}};
  for (const auto id : photos)
    for (const auto& card : app.quality.check_photo({id}).cards) result["cards"].push_back(to_json(card));
  result["total"] = result["cards"].size();
  return result;
}

std::optional<QualityKind> kind_from(const std::string& name) {
  if (name.empty()) return std::nullopt;
  if (const auto kind = quality_kind_named(name)) return *kind;
  throw Error(ErrorCode::kInvalidInput, "There is no card of the kind " + name + ".", "kind");
}

void register_check(CommandLine& cli) {
  struct Options {
    std::vector<long long> photos;
    std::string kind;
    int limit = 50;
  };
  const auto options = std::make_shared<Options>();
  auto& command = cli.add("check-labels", "What is probably wrong with the labels, most probable first",
                          [options](Context& context) {
                            auto& app = context.app();
                            json result;
                            if (options->photos.empty()) {
                              const Interrupt interrupt;
                              const auto kind = kind_from(options->kind);
                              app.quality.check_all(context.progress_printer(), interrupt.token());
                              result = to_json(app.quality.report(kind, options->limit, 0));
                            } else {
                              result = photos_checked(app, options->photos);
                            }
                            context.print(result, text_of(result));
                            return 0;
                          });
  command.add_option("--photos", options->photos, "Only these annotated photos, by number");
  command.add_option("--kind", options->kind, "Only cards of one kind, such as overlooked");
  command.add_option("--limit", options->limit, "Cards to print")
      ->check(CLI::Range(1, 5000))
      ->capture_default_str();
}

int read_labels(Context& context) {
  const auto sweep = context.app().label_folder.sweep();
  auto result = to_json(sweep);
  result.update(to_json(context.app().label_folder.report()));
  std::string text = std::to_string(sweep.read) + " label files read.";
  for (const auto& each : result["problems"]) text += "\nproblem: " + each["problem"].get<std::string>();
  for (const auto& each : result["conflicts"])
    text += "\nconflict: " + each["file"].get<std::string>() + " and its annotation both changed";
  context.print(result, text);
  return 0;
}

}  // namespace

void register_label_commands(CommandLine& cli) {
  register_check(cli);
  cli.add("read-labels", "Read back what other programs changed in data/to_annotate/", read_labels);
}

}  // namespace fieldloop
