#include "training/trainer_protocol.h"

#include <yaml-cpp/yaml.h>

#include <charconv>

#include "files/atomic_file.h"
#include "files/csv.h"

namespace fieldloop {
namespace {

using nlohmann::json;

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> figure(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

// A figure by name from either a JSON event or a CSV row.
template <class Lookup>
std::optional<EpochFigures> epoch_from(const Lookup& look_up) {
  const auto epoch = look_up("epoch");
  const auto loss = look_up("loss");
  if (!epoch || !loss) return std::nullopt;
  EpochFigures figures;
  figures.epoch = static_cast<int>(*epoch);
  figures.loss = *loss;
  figures.seconds = look_up("seconds").value_or(0);
  figures.learning_rate = look_up("learning_rate").value_or(0);
  figures.loss_class = look_up("loss_class").value_or(0);
  figures.loss_box = look_up("loss_box").value_or(0);
  figures.loss_dfl = look_up("loss_dfl").value_or(0);
  figures.precision = look_up("precision");
  figures.recall = look_up("recall");
  figures.map50 = look_up("map50");
  figures.map50_95 = look_up("map50_95");
  return figures;
}

std::optional<TrainerEvent> event_of(const json& line) {
  const auto kind = line.value("event", "");
  const auto whole = [&](const char* name) { return static_cast<int>(figure(line, name).value_or(0)); };
  const auto real = [&](const char* name) { return figure(line, name).value_or(0); };
  if (kind == "start") return TrainerStarted{whole("images"), whole("val_images")};
  if (kind == "batch")
    return TrainerBatch{whole("epoch"), whole("done"), whole("total"), real("images_per_second"),
                        real("eta_seconds")};
  if (kind == "done") return TrainerDone{whole("best_epoch")};
  if (kind == "error") return TrainerFailure{line.value("code", "internal"), line.value("message", "")};
  if (kind == "stage") return TrainerStage{line.at("stage")};
  if (kind == "check") return TrainerCheck{line};
  if (kind != "epoch") return std::nullopt;
  return epoch_from([&](const char* name) { return figure(line, name); });
}

}  // namespace

std::string to_yaml(const TrainerArguments& arguments) {
  YAML::Emitter out;
  out.SetDoublePrecision(9);
  out << YAML::BeginMap;
  out << YAML::Key << "dataset" << YAML::Value << arguments.dataset.string();
  out << YAML::Key << "base" << YAML::Value << arguments.base.string();
  out << YAML::Key << "output" << YAML::Value << arguments.output.string();
  out << YAML::Key << "new_photos" << YAML::Value << arguments.new_photos.string();
  for (const auto& option : training_options())
    out << YAML::Key << std::string(option.name) << YAML::Value << value_of(arguments, option);
  out << YAML::Key << "resume" << YAML::Value << arguments.resume;
  out << YAML::Key << "retired_classes" << YAML::Value << YAML::Flow << arguments.retired_classes;
  out << YAML::EndMap;
  return std::string(out.c_str()) + "\n";
}

json to_json(const EpochFigures& epoch) {
  const auto maybe = [](const std::optional<double>& value) { return value ? json(*value) : json(nullptr); };
  return {{"epoch", epoch.epoch},
          {"seconds", epoch.seconds},
          {"learning_rate", epoch.learning_rate},
          {"loss", epoch.loss},
          {"loss_class", epoch.loss_class},
          {"loss_box", epoch.loss_box},
          {"loss_dfl", epoch.loss_dfl},
          {"precision", maybe(epoch.precision)},
          {"recall", maybe(epoch.recall)},
          {"map50", maybe(epoch.map50)},
          {"map50_95", maybe(epoch.map50_95)}};
}

std::vector<EpochFigures> read_results(const std::filesystem::path& results_csv) {
  if (!std::filesystem::exists(results_csv)) return {};
  std::string text = read_text_file(results_csv);
  text.resize(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
  std::vector<EpochFigures> epochs;
  for (const auto& row : parse_csv(text)) {
    const auto epoch = epoch_from([&](const char* name) -> std::optional<double> {
      const auto found = row.find(name);
      return found == row.end() ? std::nullopt : number(found->second);
    });
    if (epoch) epochs.push_back(*epoch);
  }
  return epochs;
}

std::optional<TrainerEvent> parse_trainer_event(std::string_view line) {
  const auto parsed = json::parse(line, nullptr, false);
  if (!parsed.is_object()) return std::nullopt;
  try {
    return event_of(parsed);
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace fieldloop
