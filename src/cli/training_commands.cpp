#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>

#include "app/app.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "core/error.h"
#include "json/api/training_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

bool over(const Job& job) { return job.state != JobState::kQueued && job.state != JobState::kRunning; }

// A server on the same home may have taken the run; then its progress is shown from here.
void follow(App& app, JobId job, const ProgressFn& show, const std::stop_token& stop) {
  constexpr auto kLookInterval = std::chrono::milliseconds(500);
  bool cancelled = false;
  for (auto now = app.jobs.get(job); !over(now); now = app.jobs.get(job)) {
    if (stop.stop_requested() && !std::exchange(cancelled, true)) app.jobs.cancel(job);
    show(now.progress);
    std::this_thread::sleep_for(kLookInterval);
  }
}

std::string text_of(App& app, const TrainingRun& run) {
  if (run.model_name.empty())
    return "Run " + std::to_string(run.row.id.value) + " is " + std::string(name_of(run.job.state)) +
           (run.job.error ? ". " + *run.job.error : "") + "\nGo on with: fieldloop train --resume " +
           std::to_string(run.row.id.value);
  const auto figures = app.models.get(run.model_name).metrics.value_or(SplitFigures{});
  return fmt::format(
      "{}: precision {:.3f}, recall {:.3f}, mAP50 {:.3f}, mAP50-95 {:.3f}\nDeploy it with: fieldloop deploy "
      "{}",
      run.model_name, figures.precision, figures.recall, figures.map50, figures.map50_95, run.model_name);
}

int train(Context& context, const TrainingRequest& request, int resume) {
  auto& app = context.app();
  app.jobs.recover();
  const Interrupt interrupt;
  const auto run = resume > 0 ? app.training.resume({resume}) : app.training.start(request);
  const auto show = context.progress_printer();
  const auto handler = [&app, id = run.row.id](const JobContext& running) {
    return text_of(app.training.run(id, running));
  };
  if (!app.jobs.run(run.row.job, handler, interrupt.token(), WhenStopped::kCancel, show))
    follow(app, run.row.job, show, interrupt.token());
  const auto ended = app.training.get(run.row.id);
  context.print(to_json(ended), text_of(app, ended));
  return ended.job.state == JobState::kDone ? 0 : 1;
}

std::string lines_of(const std::vector<CheckFinding>& findings, const std::string& kind) {
  std::string text;
  for (const auto& finding : findings) text += kind + ": " + finding.message + "\n";
  return text;
}

std::string text_of_estimate(const std::optional<TriedRun>& tried) {
  constexpr double kMegabyte = 1e6;
  if (!tried || !tried->estimate) return "";
  const auto& estimate = *tried->estimate;
  return fmt::format("It would take about {:.0f} s, {:.0f} MB of memory and {:.0f} MB of disk.",
                     estimate.seconds, static_cast<double>(estimate.memory_bytes) / kMegabyte,
                     static_cast<double>(estimate.disk_bytes) / kMegabyte);
}

int check_only(Context& context, const TrainingRequest& request) {
  const auto check = context.app().training.check(request);
  context.print(to_json(check), lines_of(check.refusals, "Refused") + lines_of(check.warnings, "Warning") +
                                    text_of_estimate(check.tried));
  return check.refusals.empty() ? 0 : 1;
}

// --image-size for image_size.
std::string flag_of(const TrainingOption& option) {
  std::string name(option.name);
  std::replace(name.begin(), name.end(), '_', '-');
  return "--" + name + (option.name == "learning_rate" ? ",--lr" : "");
}

void register_train(CommandLine& cli) {
  struct Options {
    TrainingWish wish;
    int resume = 0;
    bool keep_waiting = false;
    bool check_only = false;
  };
  const auto given = std::make_shared<Options>();
  auto& command = cli.add("train", "Train a candidate; Ctrl-C cancels", [given](Context& context) {
    given->wish.add_annotated = !given->keep_waiting;
    const auto request = request_of(given->wish);
    return given->check_only ? check_only(context, request) : train(context, request, given->resume);
  });
  std::string presets;
  for (const auto& preset : training_presets())
    presets += (presets.empty() ? "" : ", ") + std::string(preset.name);
  command.add_option("--preset", given->wish.preset, "What the options below start from: " + presets)
      ->capture_default_str();
  command.add_option("--dataset", given->wish.dataset,
                     "A dataset's name or its YAML file; default the active one");
  command.add_option("--base", given->wish.base, "Model version to start from; default the deployed one");
  for (const auto& option : training_options())
    command
        .add_option_function<double>(
            flag_of(option),
            [given, name = std::string(option.name)](double value) { given->wish.options[name] = value; },
            std::string(option.title) + ": " + demand_of(option) + ". " + std::string(option.text))
        ->type_name("NUMBER");
  command.add_option("--notes", given->wish.notes, "Kept with the model and in the log");
  command.add_flag("--no-add", given->keep_waiting, "Leave annotated photos out of the dataset");
  command.add_flag("--check", given->check_only,
                   "Only say what stands against the run, and what time, memory and disk it would take");
  command.add_option("--resume", given->resume, "Go on with this run from its last checkpoint")
      ->check(CLI::PositiveNumber);
}

std::string text_of(const RetrainingLogLine& line) {
  return fmt::format("{}  {}  {:5} photos new  precision {:.3f}  recall {:.3f}  mAP50 {:.3f}  {}\n",
                     line.date, line.model_version, line.photos_added, line.precision, line.recall,
                     line.map50, line.notes);
}

int log(Context& context) {
  auto all = json::array();
  std::string text;
  for (const auto& line : context.app().training.log()) {
    all.push_back(to_json(line));
    text += text_of(line);
  }
  context.print(all, text.empty() ? "Nothing has been trained yet." : text);
  return 0;
}

}  // namespace

void register_training_commands(CommandLine& cli) {
  register_train(cli);
  cli.add("log", "What each retraining brought (data/retraining_log.csv)", log);
}

}  // namespace fieldloop
