#include "cli/command.h"
#include "cli/interrupt.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "json/api/dataset_json.h"
#include "json/api/job_json.h"
#include "json/parse.h"
#include "json/stored/synthesis.h"
#include "serve/demo_yard.h"

namespace fieldloop {
namespace {

using nlohmann::json;

std::string line_of(const std::string& name, const SplitSummary& split) {
  std::string text = "  " + name + ": " + std::to_string(split.photos) + " photos, " +
                     std::to_string(split.empty_photos) + " of them empty, " + std::to_string(split.boxes) +
                     " boxes";
  for (const auto& [class_name, count] : split.classes)
    text += ", " + class_name + " " + std::to_string(count);
  return text + "\n";
}

std::string text_of(const DatasetSummary& dataset) {
  return dataset.name + (dataset.active ? " (active)" : "") + ": " + dataset.file + "\n" +
         line_of("train", dataset.train) + line_of("val", dataset.val) + line_of("test", dataset.test);
}

std::string text_of(const AddItemsResult& result) {
  std::string text;
  int present = 0;
  for (const auto& file : result.files)
    if (file.status == FileOutcome::kRefused) text += "refused " + file.filename + ": " + file.reason + "\n";
  for (const auto& file : result.files) present += file.status == FileOutcome::kDuplicate ? 1 : 0;
  return text + std::to_string(result.added) + " added, " + std::to_string(present) + " already here, " +
         std::to_string(result.refused) + " refused";
}

std::string text_of(const AddAnnotatedResult& result) {
  std::string text;
  for (const auto& [filename, reason] : result.skipped) text += "skipped " + filename + ": " + reason + "\n";
  for (const auto& warning : result.warnings) text += "note: " + warning + "\n";
  return text + std::to_string(result.added) + " annotated photos joined " + result.dataset + "\n" +
         line_of("train", result.balance);
}

int list(Context& context) {
  auto all = json::array();
  std::string text;
  for (const auto& dataset : context.app().datasets.list()) {
    all.push_back(to_json(dataset));
    text += text_of(dataset);
  }
  context.print(all, text.empty() ? "There is no dataset yet." : text);
  return 0;
}

void register_create(CommandLine& cli, CLI::App& group) {
  struct Options {
    std::string name;
    std::vector<std::string> classes;
  };
  const auto options = std::make_shared<Options>();
  auto& command = cli.add(group, "create", "Make an empty dataset", [options](Context& context) {
    const auto made = context.app().datasets.create(options->name, options->classes);
    context.print(to_json(made), text_of(made));
    return 0;
  });
  command.add_option("NAME", options->name, "Lower-case letters, digits, - and _")->required();
  command.add_option("--class", options->classes, "A class, in the order of their ids; may be repeated")
      ->required();
}

void register_import(CommandLine& cli, CLI::App& group) {
  struct Options {
    std::filesystem::path file;
    std::string name;
  };
  const auto options = std::make_shared<Options>();
  auto& command =
      cli.add(group, "import", "Copy an existing YOLO dataset into this home", [options](Context& context) {
        const auto result =
            context.app().datasets.import_yolo(options->file, options->name, context.progress_printer());
        context.print(to_json(result), text_of(result));
        return result.added == 0 && result.refused > 0 ? 1 : 0;
      });
  command.add_option("FILE", options->file, "Its YAML file")->required();
  command.add_option("--name", options->name, "Its name here; default by the file");
}

void register_add(CommandLine& cli, CLI::App& group) {
  const auto dataset = std::make_shared<std::string>();
  auto& command = cli.add(group, "add", "Move the annotated photos of data/to_annotate/ into train",
                          [dataset](Context& context) {
                            const auto result = context.app().datasets.add_annotated(*dataset);
                            context.print(to_json(result), text_of(result));
                            return 0;
                          });
  command.add_option("--dataset", *dataset, "A dataset's name or file; default the active one");
}

void register_synthesize(CommandLine& cli) {
  struct Options {
    SynthesisRequest request;
    std::string split = "train";
  };
  const auto options = std::make_shared<Options>();
  auto& command = cli.add("synthesize", "Generate labelled training images", [options](Context& context) {
    const Interrupt interrupt;
    auto request = options->request;
    request.split = split_from(options->split);
    const auto result =
        context.app().datasets.synthesize(request, context.progress_printer(), interrupt.token());
    context.print(parse_json(text_of(result), "The result"), std::to_string(result.images) + " images with " +
                                                                 std::to_string(result.boxes) +
                                                                 " boxes in data/synthetic_training/");
    return 0;
  });
  auto& synthesis = options->request.options;
  command.add_option("--count", synthesis.count, "Images")
      ->check(CLI::Range(1, 20000))
      ->capture_default_str();
  command.add_option("--seed", synthesis.seed, "The same seed gives the same images")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command.add_option("--class", synthesis.classes, "An animal to show; may be repeated; default all");
  command.add_option("--cutouts", synthesis.sources.cutouts, "Folder of your own cut-outs (PNG with alpha)")
      ->check(CLI::ExistingDirectory);
  command.add_option("--backgrounds", synthesis.sources.backgrounds, "Folder of your own empty photos")
      ->check(CLI::ExistingDirectory);
  command.add_option("--night", synthesis.night_share, "Share of night images")->check(CLI::Range(0.0, 1.0));
  command.add_option("--empty", synthesis.empty_share, "Share of images without animals")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--dataset", options->request.dataset, "Also add them to this dataset");
  command.add_option("--split", options->split, "train or val, with --dataset")->capture_default_str();
}

void register_demo(CommandLine& cli) {
  cli.add("demo", "Fill an empty home with the demo yard", [](Context& context) {
    auto& app = context.app();
    const Interrupt interrupt;
    const auto job = start_demo_yard(app);
    app.jobs.run(
        job.id, [&app](const JobContext& running) { return run_demo_job(app, running); }, interrupt.token(),
        WhenStopped::kCancel, context.progress_printer());
    const auto ended = app.jobs.get(job.id);
    context.print(to_json(ended), "Demo yard: " + std::string(name_of(ended.state)) +
                                      (ended.error ? ". " + *ended.error : ""));
    return ended.state == JobState::kDone ? 0 : 1;
  });
}

}  // namespace

void register_dataset_commands(CommandLine& cli) {
  auto& group = cli.group("dataset", "The labelled photos that models learn from and are measured on");
  cli.add(group, "list", "The datasets and what is in them", list);
  register_create(cli, group);
  register_import(cli, group);
  register_add(cli, group);
  register_synthesize(cli);
  register_demo(cli);
}

}  // namespace fieldloop
