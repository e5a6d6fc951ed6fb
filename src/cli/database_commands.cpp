#include "cli/command.h"
#include "core/error.h"
#include "home/migrate.h"
#include "json/api/photo_json.h"
#include "serve/import_tracker.h"

namespace fieldloop {
namespace {

nlohmann::json json_of(const MigrationStatus& step) {
  return {{"number", step.number},
          {"name", step.name},
          {"applied_at", step.applied_at ? nlohmann::json(to_iso8601(*step.applied_at)) : nullptr}};
}

std::string line_of(const MigrationStatus& step) {
  char number[8];
  std::snprintf(number, sizeof number, "%04d", step.number);
  return std::string(number) + "  " + (step.applied_at ? to_iso8601(*step.applied_at) : "not applied") +
         "  " + step.name;
}

// Into a database that may be new; returns the steps.
std::vector<MigrationStatus> adopt_photos(Context& context) {
  context.unknown_photos = UnknownPhotos::kTakeIn;
  context.app().photos.take_in_strays();
  return schema_status(context.home);
}

void register_migrate(CommandLine& cli) {
  const auto only_status = std::make_shared<bool>(false);
  const auto adopt = std::make_shared<bool>(false);
  auto& command = cli.add("migrate", "Bring the database up to date", [only_status, adopt](Context& context) {
    const auto steps = *only_status ? schema_status(context.home)
                       : *adopt     ? adopt_photos(context)
                                    : migrate_home(context.home);
    auto list = nlohmann::json::array();
    std::string text;
    for (const auto& step : steps) {
      list.push_back(json_of(step));
      text += (text.empty() ? "" : "\n") + line_of(step);
    }
    context.print(list, text);
    return 0;
  });
  command.add_flag("--status", *only_status, "Only show which steps were applied; change nothing");
  add_adopt_photos(command, adopt);
}

std::string summary(const TrackerReport& report) {
  std::string text;
  for (const auto& problem : report.problems) text += problem + "\n";
  return text + std::to_string(report.photos) + " photos (" + std::to_string(report.duplicates) +
         " already here), " + std::to_string(report.detections) + " detections, " +
         std::to_string(report.marked) + " marks, " + std::to_string(report.problems.size()) + " left out";
}

void register_import_tracker(CommandLine& cli) {
  const auto request = std::make_shared<TrackerRequest>();
  auto& command =
      cli.add("import-tracker", "Bring in the Python yard tracker's database", [request](Context& context) {
        const auto report = import_tracker(context.app(), *request, context.progress_printer());
        context.print({{"photos", report.photos},
                       {"duplicates", report.duplicates},
                       {"detections", report.detections},
                       {"marked", report.marked},
                       {"problems", report.problems}},
                      summary(report));
        return report.photos + report.duplicates == 0 && !report.problems.empty() ? 1 : 0;
      });
  command.add_option("DATABASE", request->database, "The tracker's detections.db")->required();
  command.add_option("--photos", request->photos, "Folder of its photos, when they have moved")
      ->check(CLI::ExistingDirectory);
}

void register_stats(CommandLine& cli) {
  cli.add("stats", "Show what the database holds", [](Context& context) {
    const auto result = context.app().photos.statistics();
    std::string text = std::to_string(result.totals.photos) + " photos, " +
                       std::to_string(result.totals.with_detections) + " with detections\n" +
                       std::to_string(result.totals.marked) + " marked, " +
                       std::to_string(result.totals.annotated) + " annotated\n";
    for (const auto& entry : result.classes)
      text += entry.class_name + ": " + std::to_string(entry.count) + "\n";
    context.print(to_json(result), text + "deployed model: " + result.deployed_model.value_or("none"));
    return 0;
  });
}

}  // namespace

void register_database_commands(CommandLine& cli) {
  register_migrate(cli);
  register_import_tracker(cli);
  register_stats(cli);
}

}  // namespace fieldloop
