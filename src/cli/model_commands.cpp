#include <fmt/format.h>

#include "app/app.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "json/api/model_json.h"
#include "json/stored/test_result.h"

namespace fieldloop {
namespace {

using nlohmann::json;

std::string text_of(const Figures& figures) {
  return fmt::format("precision {:.3f}  recall {:.3f}  mAP50 {:.3f}  mAP50-95 {:.3f}", figures.precision,
                     figures.recall, figures.map50, figures.map50_95);
}

std::string text_of(const std::optional<double>& rate) {
  return rate ? fmt::format("{:.3f}", *rate) : "unknown";
}

int models(Context& context) {
  auto& app = context.app();
  auto all = json::array();
  std::string text;
  for (const auto& model : app.models.list()) {
    all.push_back(to_json(app.models.described(model)));
    text += fmt::format("{}  {}  {}\n", model.name, name_of(model.state),
                        model.metrics ? text_of(*model.metrics) : "not measured");
  }
  context.print(all, text.empty() ? "There is no model yet." : text);
  return 0;
}

std::string text_of_side(const std::string& name, const Figures& figures) {
  return fmt::format("{}: {}  false positives {}  false negatives {}\n", name, text_of(figures),
                     text_of(figures.false_positive_rate), text_of(figures.false_negative_rate));
}

std::string text_of(const Comparison& comparison) {
  auto text = text_of_side(comparison.names.a, comparison.a) + text_of_side(comparison.names.b, comparison.b);
  text +=
      comparison.gate.passed ? "The second may replace the first." : "The second may not replace the first.";
  for (const auto& reason : comparison.gate.reasons) text += "\n  " + reason;
  return text;
}

void register_compare(CommandLine& cli) {
  const auto names = std::make_shared<ComparisonNames>();
  names->split = "val";
  auto& command = cli.add("compare", "Two model versions on the same photos", [names](Context& context) {
    const Interrupt interrupt;
    const auto comparison =
        context.app().models.compare_now(*names, context.progress_printer(), interrupt.token());
    context.print(to_json(comparison), text_of(comparison));
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
        const auto outcome = app.models.deploy(options->model, options->force, options->note);
        const auto text = outcome.deployed ? options->model + " is deployed."
                                           : options->model + " was not deployed. " + outcome.reason +
                                                 " --force deploys it anyway.";
        context.print({{"deployed", outcome.deployed},
                       {"model", to_json(app.models.described(outcome.model))},
                       {"reason", outcome.reason},
                       {"comparison", outcome.comparison ? to_json(*outcome.comparison) : json(nullptr)}},
                      text);
        return outcome.deployed ? 0 : 1;
      });
  command.add_option("MODEL", options->model, "Such as deer-v2")->required();
  command.add_flag("--force", options->force, "Go past the gate");
  command.add_option("--note", options->note, "Kept with the deployment");
}

int rollback(Context& context) {
  auto& app = context.app();
  const auto model = app.models.roll_back();
  context.print(to_json(app.models.described(model)), model.name + " is deployed again.");
  return 0;
}

std::string interval_of(const MeasureIntervals& intervals, Measure measure) {
  const auto& interval = intervals[static_cast<std::size_t>(measure)];
  return interval ? fmt::format("{:.3f} to {:.3f}", interval->low, interval->high) : "unknown";
}

std::string text_of(const Evaluation& evaluation) {
  auto text = fmt::format("{}\nin 95 of 100 samples of such photos:  mAP50 {}  mAP50-95 {}",
                          text_of(static_cast<const Figures&>(evaluation.figures)),
                          interval_of(evaluation.intervals, Measure::kMap50),
                          interval_of(evaluation.intervals, Measure::kMap50_95));
  if (const auto& best = evaluation.best_f1)
    text += fmt::format("\nbest F1 {:.3f}, at confidence {:.3f}", best->f1, best->confidence);
  return text;
}

std::string text_shown(const TestResult& result) {
  std::string text;
  for (const auto& photo : result.photos) {
    text += photo.filename;
    for (const auto& box : photo.detections)
      text += fmt::format("  {} {:.2f}", box.class_name, box.confidence);
    text += "\n";
  }
  for (const auto& problem : result.problems) text += "problem: " + problem + "\n";
  return text + (result.evaluation ? text_of(*result.evaluation) : "");
}

void register_test(CommandLine& cli) {
  const auto request = std::make_shared<TestModelRequest>();
  auto& command = cli.add("test", "Run a model over a folder of images", [request](Context& context) {
    const Interrupt interrupt;
    const auto result = context.app().models.test(*request, context.progress_printer(), interrupt.token());
    context.print(json_of(result), text_shown(result));
    return result.photos.empty() ? 1 : 0;
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
