#include <thread>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "core/error.h"
#include "workflow/models.h"
#include "workflow/retraining_log.h"
#include "workflow/train_job.h"
#include "workflow/training_runs.h"

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
  const auto metrics = json::parse(get_model(app, run.model_name).metrics.value_or("{}"));
  char figures[128];
  std::snprintf(figures, sizeof figures, "precision %.3f, recall %.3f, mAP50 %.3f, mAP50-95 %.3f",
                metrics.value("precision", 0.0), metrics.value("recall", 0.0), metrics.value("map50", 0.0),
                metrics.value("map50_95", 0.0));
  return run.model_name + ": " + figures + "\nDeploy it with: fieldloop deploy " + run.model_name;
}

int train(Context& context, const TrainingRequest& request, int resume) {
  auto& app = context.app();
  app.jobs.recover();
  const Interrupt interrupt;
  const auto run = resume > 0 ? resume_training(app, {resume}) : start_training(app, request);
  const auto show = context.progress_printer();
  const auto handler = [&app](const JobContext& running) { return run_train_job(app, running); };
  if (!app.jobs.run(run.row.job, handler, interrupt.token(), WhenStopped::kCancel, show))
    follow(app, run.row.job, show, interrupt.token());
  const auto ended = get_training_run(app, run.row.id);
  context.print(to_json(ended), text_of(app, ended));
  return ended.job.state == JobState::kDone ? 0 : 1;
}

void register_train(CommandLine& cli) {
  struct Options {
    TrainingRequest request;
    int resume = 0;
    bool keep_waiting = false;
  };
  const auto options = std::make_shared<Options>();
  auto& command = cli.add("train", "Train a candidate; Ctrl-C cancels", [options](Context& context) {
    options->request.add_annotated = !options->keep_waiting;
    return train(context, options->request, options->resume);
  });
  auto& request = options->request;
  command.add_option("--dataset", request.dataset,
                     "A dataset's name or its YAML file; default the active one");
  command.add_option("--base", request.base, "Model version to start from; default the deployed one");
  command.add_option("--epochs", request.epochs)->check(CLI::Range(1, 1000))->capture_default_str();
  command.add_option("--batch", request.batch, "Photos a step")
      ->check(CLI::Range(1, 128))
      ->capture_default_str();
  command.add_option("--image-size", request.image_size, "Pixels, a multiple of 32")
      ->check(CLI::Range(160, 1280))
      ->capture_default_str();
  command.add_option("--lr", request.learning_rate, "Learning rate at its highest")->capture_default_str();
  command.add_option("--seed", request.seed)->capture_default_str();
  command
      .add_option("--frozen-stages", request.frozen_stages,
                  "Stages of the network that stay as they are, 0-4")
      ->check(CLI::Range(0, 4))
      ->capture_default_str();
  command.add_option("--notes", request.notes, "Kept with the model and in the log");
  command.add_flag("--no-add", options->keep_waiting, "Leave annotated photos out of the dataset");
  command.add_option("--resume", options->resume, "Go on with this run from its last checkpoint")
      ->check(CLI::PositiveNumber);
}

std::string text_of(const RetrainingLogLine& line) {
  char figures[160];
  std::snprintf(figures, sizeof figures, "  %5d photos new  precision %.3f  recall %.3f  mAP50 %.3f  ",
                line.photos_added, line.precision, line.recall, line.map50);
  return line.date + "  " + line.model_version + figures + line.notes + "\n";
}

int log(Context& context) {
  auto all = json::array();
  std::string text;
  for (const auto& line : read_retraining_log(context.app().home.retraining_log())) {
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
