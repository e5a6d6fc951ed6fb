#include <charconv>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "core/error.h"
#include "json/api/photo_json.h"
#include "json/api/review_json.h"
#include "photos/photos.h"

namespace fieldloop {
namespace {

std::string refusals(const ImportReport& report) {
  std::string text;
  for (const auto& outcome : report.refused)
    text += "refused " + outcome.filename + ": " + outcome.reason + "\n";
  return text;
}

std::string summary(const ImportReport& report) {
  const auto count = report.added + report.duplicates + static_cast<long long>(report.refused.size());
  char rate[64];
  std::snprintf(rate, sizeof rate, "%.1f s, %.1f photos a second", report.seconds,
                report.seconds > 0 ? static_cast<double>(count) / report.seconds : 0.0);
  return std::to_string(report.added) + " added, " + std::to_string(report.duplicates) + " already here, " +
         std::to_string(report.refused.size()) + " refused (" + rate + ")" +
         (report.stopped ? "; stopped, run it again to go on" : "");
}

void register_import(CommandLine& cli) {
  const auto request = std::make_shared<ImportRequest>();
  auto& command = cli.add("import", "Import photos and folders of photos", [request](Context& context) {
    const Interrupt interrupt;
    const auto report = context.app().photos.import(*request, context.progress_printer(), interrupt.token());
    context.print(to_json(report), refusals(report) + summary(report));
    const bool nothing = report.added == 0 && report.duplicates == 0 && !report.refused.empty();
    return nothing || report.stopped ? 1 : 0;
  });
  command.add_option("PATH", request->paths, "Photos, and folders to walk")->required();
  command.add_option("--camera", request->camera, "The camera they are from")->capture_default_str();
}

struct PhotosOptions {
  PhotoFilter filter;
  std::string camera, class_name, start, end;
  bool marked = false;
};

Timestamp time_option(const std::string& name, const std::string& text) {
  const auto time = parse_iso8601(text);
  if (!time)
    throw Error(ErrorCode::kInvalidInput, name + " must be a date or a date and time, such as 2026-05-01",
                name);
  return *time;
}

PhotoFilter filter_of(const PhotosOptions& options) {
  PhotoFilter filter = options.filter;
  if (!options.camera.empty()) filter.camera = options.camera;
  if (!options.class_name.empty()) filter.class_name = options.class_name;
  if (options.marked) filter.marked = true;
  if (!options.start.empty()) filter.start = time_option("--start", options.start);
  if (!options.end.empty()) filter.end = time_option("--end", options.end);
  return filter;
}

std::string line_of(const PhotoView& view) {
  std::string text = std::to_string(view.photo.id.value) + "\t" + to_iso8601(view.photo.captured_at) + "\t" +
                     view.photo.camera + "\t" + view.photo.filename + "\t" +
                     (view.photo.marked ? "marked" : "-");
  for (const auto& detection : view.detections) {
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, " %.2f", detection.confidence);
    text += "\t" + detection.class_name + confidence;
  }
  return text;
}

void register_photos(CommandLine& cli) {
  const auto options = std::make_shared<PhotosOptions>();
  auto& command = cli.add("photos", "List photos, newest capture first", [options](Context& context) {
    const auto page = context.app().photos.page(filter_of(*options));
    std::string text;
    for (const auto& view : page.photos) text += line_of(view) + "\n";
    text += std::to_string(page.photos.size()) + " of " + std::to_string(page.total) + " photos";
    context.print(array_json(page.photos), text);
    return 0;
  });
  command.add_option("--limit", options->filter.limit)->check(CLI::Range(1, 100000))->capture_default_str();
  command.add_option("--offset", options->filter.offset)->check(CLI::NonNegativeNumber);
  command.add_option("--camera", options->camera);
  command.add_option("--class", options->class_name, "With a detection of this class");
  command.add_option("--start", options->start, "Captured at or after, such as 2026-05-01");
  command.add_option("--end", options->end, "Captured at or before");
  command.add_option("--min-confidence", options->filter.min_confidence)
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command.add_flag("--marked", options->marked, "Only marked ones");
}

struct MarkOptions {
  std::vector<std::string> photos;
  std::string reason = "missed", note;
  bool remove = false;
};

// A photo's number or its file name.
PhotoId photo_of(const App& app, const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return PhotoId{number};
  return app.photos.named(text).id;
}

void register_mark(CommandLine& cli) {
  const auto options = std::make_shared<MarkOptions>();
  auto& command = cli.add("mark", "Mark photos for retraining", [options](Context& context) {
    std::vector<PhotoView> views;
    for (const auto& text : options->photos) {
      const auto id = photo_of(context.app(), text);
      if (options->remove)
        context.app().review.unmark(id);
      else
        context.app().review.mark(id, mark_reason_from(options->reason), options->note);
      views.push_back(context.app().photos.get(id));
    }
    context.print(array_json(views),
                  std::to_string(views.size()) + (options->remove ? " no longer marked" : " marked"));
    return 0;
  });
  command.add_option("PHOTO", options->photos, "Numbers or file names of photos")->required();
  command.add_option("--reason", options->reason)
      ->check(CLI::IsMember({"missed", "false_positive", "wrong_class", "bad_box", "other"}))
      ->capture_default_str();
  command.add_option("--note", options->note);
  command.add_flag("--remove", options->remove, "Remove the mark instead");
}

void register_detect(CommandLine& cli) {
  const auto request = std::make_shared<DetectRequest>(DetectRequest{DetectScope::kWaiting, {}, true});
  auto& command = cli.add("detect", "Detect on photos", [request](Context& context) {
    const Interrupt interrupt;
    const auto report = context.app().photos.detect(*request, context.progress_printer(), interrupt.token());
    std::string text;
    for (const auto& problem : report.problems) text += problem + "\n";
    text += std::to_string(report.detected) + " photos detected by " + report.model_name;
    context.print(
        {{"model_name", report.model_name}, {"detected", report.detected}, {"problems", report.problems}},
        text);
    return report.detected == 0 && !report.problems.empty() ? 1 : 0;
  });
  const std::map<std::string, DetectScope> names{{"waiting", DetectScope::kWaiting},
                                                 {"all", DetectScope::kAll},
                                                 {"marked", DetectScope::kMarked},
                                                 {"unreviewed", DetectScope::kUnreviewed}};
  command.add_option("--model", request->model, "A model version (default: the deployed one)");
  command.add_flag("!--beside", request->show, "Keep what it finds beside what is shown, to compare models");
  command.add_option("--scope", request->scope, "waiting (seen by no model yet), all, marked or unreviewed")
      ->transform(CLI::CheckedTransformer(names))
      ->default_str("waiting");
}

}  // namespace

void register_photo_commands(CommandLine& cli) {
  register_import(cli);
  register_photos(cli);
  register_mark(cli);
  register_detect(cli);
}

}  // namespace fieldloop
