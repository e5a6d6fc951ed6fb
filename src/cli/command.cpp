#include "cli/command.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <iostream>

#include "core/error.h"

namespace fieldloop {
namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

std::string line_of(const Progress& progress) {
  std::string text = progress.stage + " " + std::to_string(progress.done);
  if (progress.total > 0) text += " of " + std::to_string(progress.total);
  char figure[64];
  if (progress.rate) {
    std::snprintf(figure, sizeof figure, ", %.1f a second", *progress.rate);
    text += figure;
  }
  if (progress.eta_seconds) {
    std::snprintf(figure, sizeof figure, ", %.0f s left", *progress.eta_seconds);
    text += figure;
  }
  return text;
}

}  // namespace

App& Context::app() {
  if (!app_) app_ = std::make_unique<App>(home, Installation::of_this_program(), unknown_photos);
  return *app_;
}

void Context::print(const nlohmann::json& value, const std::string& text) const {
  if (json)
    std::cout << value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  else if (!text.empty())
    std::cout << text << "\n";
}

ProgressFn Context::progress_printer() const {
  using Clock = std::chrono::steady_clock;
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  const auto pause = terminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(3000);
  return [terminal, pause, next = Clock::now()](const Progress& progress) mutable {
    const bool finished = progress.total > 0 && progress.done >= progress.total;
    if (Clock::now() < next && !finished) return;
    next = Clock::now() + pause;
    std::cerr << (terminal ? "\r\033[K" : "") << line_of(progress) << (terminal && !finished ? "" : "\n")
              << std::flush;
  };
}

CommandLine::CommandLine() : parser_("Fieldloop keeps an object detector honest in the field.", "fieldloop") {
  parser_.require_subcommand(1);
  parser_.set_version_flag("--version", std::string(FIELDLOOP_VERSION));
}

CLI::App& CommandLine::group(const std::string& name, const std::string& description) {
  auto& command = *parser_.add_subcommand(name, description);
  command.require_subcommand(1);
  return command;
}

CLI::App& CommandLine::add(const std::string& name, const std::string& description,
                           std::function<int(Context&)> run) {
  return add(parser_, name, description, std::move(run));
}

CLI::App& CommandLine::add(CLI::App& parent, const std::string& name, const std::string& description,
                           std::function<int(Context&)> run) {
  auto& command = *parent.add_subcommand(name, description);
  command.add_option("--home", context_.home, "Folder that holds data/, models/ and runs/")
      ->capture_default_str()
      ->take_last();
  command.add_flag("--json", context_.json, "Print the result as JSON");
  command.callback([this, action = std::move(run)] { chosen_ = action; });
  return command;
}

void add_adopt_photos(CLI::App& command, const std::shared_ptr<bool>& adopt) {
  command.add_flag("--adopt-photos", *adopt,
                   "Take the photos in data/photos in anew when the database is lost; verdicts, marks and "
                   "annotations do not come back");
}

std::optional<std::string> CommandLine::unknown_word() const {
  const CLI::App* level = &parser_;
  std::string words;
  for (auto below = level->get_subcommands(); !below.empty(); below = level->get_subcommands()) {
    level = below.front();
    words += level->get_name() + " ";
  }
  const auto rest = level->remaining();
  const bool wants_command = level->get_require_subcommand_min() > 0;
  if (!wants_command || rest.empty() || rest.front().starts_with('-')) return {};
  return words + rest.front();
}

int CommandLine::run(int argc, const char* const* argv) {
  try {
    parser_.parse(argc, argv);
    return chosen_(context_);
  } catch (const CLI::ParseError& error) {
    if (const auto unknown = unknown_word()) {
      std::cerr << "fieldloop: there is no command " << *unknown << "; see fieldloop --help\n";
      return kUsage;
    }
    const bool wrong = parser_.exit(error, std::cout, std::cerr) != 0;
    return wrong ? kUsage : 0;
  } catch (const Error& error) {
    std::cerr << "fieldloop: " << error.what() << "\n";
    if (error.code() == ErrorCode::kInvalidInput) return kUsage;
  } catch (const std::exception& error) {
    std::cerr << "fieldloop: something went wrong here: " << error.what() << "\n";
  }
  return kFailed;
}

}  // namespace fieldloop
