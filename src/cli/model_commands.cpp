#include "cli/command.h"
#include "cli/interrupt.h"
#include "models/comparison.h"
#include "models/models.h"
#include "models/test_model.h"

namespace fieldloop {
namespace {

using nlohmann::json;

std::string figures_of(const json& metrics) {
  if (metrics.is_null()) return "not measured";
  char text[128];
  std::snprintf(text, sizeof text, "precision %.3f  recall %.3f  mAP50 %.3f  mAP50-95 %.3f",
                metrics.value("precision", 0.0), metrics.value("recall", 0.0), metrics.value("map50", 0.0),
                metrics.value("map50_95", 0.0));
  return text;
}

std::string rate_of(const json& metrics, const char* name) {
  if (metrics.at(name).is_null()) return "unknown";
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", metrics.at(name).get<double>());
  return text;
}

int models(Context& context) {
  auto& app = context.app();
  auto all = json::array();
  std::string text;
  for (const auto& model : list_models(app)) {
    all.push_back(to_json(app, model));
    text += model.name + "  " + model.state + "  " + figures_of(all.back()["metrics"]) + "\n";
  }
  context.print(all, text.empty() ? "There is no model yet." : text);
  return 0;
}

std::string text_of_comparison(const json& comparison) {
  std::string text;
  for (const auto& [side, metrics] : {std::pair{"a", "metrics_a"}, std::pair{"b", "metrics_b"}}) {
    const auto& figures = comparison.at(metrics);
    text += comparison.at(side).get<std::string>() + ": " + figures_of(figures) + "  false positives " +
            rate_of(figures, "false_positive_rate") + "  false negatives " +
            rate_of(figures, "false_negative_rate") + "\n";
  }
  const auto& gate = comparison.at("gate");
  text += gate.at("passed").get<bool>() ? "The second may replace the first."
                                        : "The second may not replace the first.";
  for (const auto& reason : gate.at("reasons")) text += "\n  " + reason.get<std::string>();
  return text;
}

void register_compare(CommandLine& cli) {
  const auto names = std::make_shared<ComparisonNames>();
  names->split = "val";
  auto& command = cli.add("compare", "Two model versions on the same photos", [names](Context& context) {
    const Interrupt interrupt;
    const auto comparison = compare_now(context.app(), *names, context.progress_printer(), interrupt.token());
    context.print(comparison, text_of_comparison(comparison));
    return 0;
  });
  command.add_option("A", names->a, "A model version, such as the deployed one")->required();
  command.add_option("B", names->b, "Another")->required();
  command.add_option("--dataset", names->dataset, "Default the active one");
  command.add_option("--split", names->split, "val or test")->capture_default_str();
}

void register_deploy(CommandLine& cli) {
  struct Options {
    std::string model, note;
    bool force = false;
  };
  const auto options = std::make_shared<Options>();
  auto& command = cli.add(
      "deploy", "Make a model version the deployed one, if the gate passes", [options](Context& context) {
        auto& app = context.app();
        const auto outcome = deploy(app, options->model, options->force, options->note);
        const auto text = outcome.deployed ? options->model + " is deployed."
                                           : options->model + " was not deployed. " + outcome.reason +
                                                 " --force deploys it anyway.";
        context.print({{"deployed", outcome.deployed},
                       {"model", to_json(app, outcome.model)},
                       {"reason", outcome.reason},
                       {"comparison", outcome.comparison}},
                      text);
        return outcome.deployed ? 0 : 1;
      });
  command.add_option("MODEL", options->model, "Such as deer-v2")->required();
  command.add_flag("--force", options->force, "Go past the gate");
  command.add_option("--note", options->note, "Kept with the deployment");
}

int rollback(Context& context) {
  auto& app = context.app();
  const auto model = roll_back(app);
  context.print(to_json(app, model), model.name + " is deployed again.");
  return 0;
}

std::string interval_of(const json& evaluation, const char* measure) {
  const auto& interval = evaluation.at("intervals").at(measure);
  if (interval.is_null()) return "unknown";
  char text[48];
  std::snprintf(text, sizeof text, "%.3f to %.3f", interval[0].get<double>(), interval[1].get<double>());
  return text;
}

// Of the API's Evaluation.
std::string text_of(const json& evaluation) {
  std::string text = figures_of(evaluation.at("metrics")) + "\nin 95 of 100 samples of such photos:  mAP50 " +
                     interval_of(evaluation, "map50") + "  mAP50-95 " + interval_of(evaluation, "map50_95");
  const auto& best = evaluation.at("best_f1");
  if (best.is_null()) return text;
  char f1[96];
  std::snprintf(f1, sizeof f1, "\nbest F1 %.3f, at confidence %.3f", best.value("f1", 0.0),
                best.value("confidence", 0.0));
  return text + f1;
}

std::string text_of_test(const json& result) {
  std::string text;
  for (const auto& photo : result["photos"]) {
    text += photo["filename"].get<std::string>();
    for (const auto& box : photo["detections"]) {
      char confidence[16];
      std::snprintf(confidence, sizeof confidence, " %.2f", box["confidence"].get<double>());
      text += "  " + box["class_name"].get<std::string>() + confidence;
    }
    text += "\n";
  }
  for (const auto& problem : result["problems"]) text += "problem: " + problem.get<std::string>() + "\n";
  const auto& evaluation = result["evaluation"];
  return text + (evaluation.is_null() ? "" : text_of(evaluation));
}

void register_test(CommandLine& cli) {
  const auto request = std::make_shared<TestModelRequest>();
  auto& command = cli.add("test", "Run a model over a folder of images", [request](Context& context) {
    const Interrupt interrupt;
    const auto result = test_model(context.app(), *request, context.progress_printer(), interrupt.token());
    context.print(result, text_of_test(result));
    return result["photos"].empty() ? 1 : 0;
  });
  command.add_option("--model", request->model, "A model version's name, or an .onnx file")->required();
  command.add_option("--images", request->images, "Folder of images")->required();
  command.add_option("--output", request->output, "Folder for pictures with boxes, detections.json and .csv");
  command.add_option("--labels", request->labels, "Folder of YOLO labels, for metrics")
      ->check(CLI::ExistingDirectory);
  command.add_option("--threshold", request->threshold, "Confidence from which boxes are shown")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
}

}  // namespace

void register_model_commands(CommandLine& cli) {
  cli.add("models", "The model versions and their figures", models);
  register_test(cli);
  register_compare(cli);
  register_deploy(cli);
  cli.add("rollback", "Deploy what was deployed before", rollback);
}

}  // namespace fieldloop
