#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/app.h"
#include "core/progress.h"

namespace fieldloop {

// What every command shares: --home and --json, and the App opened when a command first asks for it.
class Context {
 public:
  std::filesystem::path home = ".";
  bool json = false;
  UnknownPhotos unknown_photos = UnknownPhotos::kRefuse;

  App& app();

  // The result on standard output: as JSON with --json, else the text (a line end is added).
  void print(const nlohmann::json& value, const std::string& text) const;

  // Prints progress with rate and time left on standard error: one line, rewritten, on a terminal; a line
  // every few seconds elsewhere. Each call makes one for one operation.
  ProgressFn progress_printer() const;

 private:
  std::unique_ptr<App> app_;
};

// The command line: subcommands register themselves, one file a group. Exit status 0, 1 when a command fails
// (the Error's sentence on standard error) and 2 for wrong usage.
class CommandLine {
 public:
  CommandLine();

  // Adds `fieldloop NAME` with --home and --json; `run` is called when it was chosen and its options were
  // read (bind them to variables that live in a shared_ptr the action holds), and returns the exit status.
  CLI::App& add(const std::string& name, const std::string& description, std::function<int(Context&)> run);

  // The same below a command, such as `dataset add`.
  CLI::App& group(const std::string& name, const std::string& description);
  CLI::App& add(CLI::App& parent, const std::string& name, const std::string& description,
                std::function<int(Context&)> run);

  int run(int argc, const char* const* argv);

 private:
  // The word in the place of a command that is none, with the commands before it.
  std::optional<std::string> unknown_word() const;

  CLI::App parser_;
  Context context_;
  std::function<int(Context&)> chosen_;
};

// The option --adopt-photos of a command.
void add_adopt_photos(CLI::App& command, const std::shared_ptr<bool>& adopt);

// Registration, one function a file.
void register_photo_commands(CommandLine& cli);     // import, photos, mark, detect
void register_database_commands(CommandLine& cli);  // migrate, import-tracker, stats
void register_dataset_commands(CommandLine& cli);   // dataset …, synthesize, demo
void register_label_commands(CommandLine& cli);     // check-labels, read-labels
void register_training_commands(CommandLine& cli);  // train, log
void register_model_commands(CommandLine& cli);     // models, test, compare, deploy, rollback

// `fieldloop serve`; main gives what runs the server, since the command line does not know HTTP.
struct ServeOptions {
  std::string host = "127.0.0.1";
  int port = 8000;
  std::vector<std::string> allowed_origins;
  std::filesystem::path web;  // empty: the one that was installed with the program
};
using ServeFn = std::function<int(App&, const ServeOptions&)>;
void register_serve_command(CommandLine& cli, ServeFn serve);

}  // namespace fieldloop
