#include "models/comparison.h"

#include <fstream>

#include "app/app.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "json/stored/job_params.h"
#include "models/models.h"
#include "photos/image_urls.h"
#include "storage/labels/annotation_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string sha256_of(const std::string& text) {
  return sha256_hex({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

// One comparison: what it is of and where its result is kept.
struct Question {
  ComparisonNames names;
  YoloDataset dataset;
  ComparisonData data;
  std::string key;
};

std::vector<fs::path> empty_field_photos(App& app) {
  return app.db.read([&](Transaction& sql) {
    std::vector<fs::path> photos;
    for (const auto id : list_waiting_empty_photos(sql))
      photos.push_back(app.photo_files.local(find_photo(sql, id).value().filename));
    return photos;
  });
}

// Everything the result depends on; models never change.
std::string key_of(App& app, const Question& question) {
  constexpr const char* kForm = "4\n";  // of the result, so that none of an older form is taken for it
  std::string text = kForm + question.names.a + "\n" + question.names.b + "\n" + question.names.dataset +
                     "\n" + question.names.split + "\n";
  for (const auto& name : question.data.class_names) text += name + "\n";
  for (const auto& item : question.data.items)
    text +=
        item.image.filename().string() + app.image_hashes.sha256(item.image) + format_yolo_labels(item.boxes);
  for (const auto& photo : question.data.empty_field_photos) text += photo.filename().string() + "\n";
  return sha256_of(text);
}

std::vector<fs::path> images_of(const ComparisonData& data) {
  std::vector<fs::path> images = data.empty_field_photos;
  for (const auto& item : data.items) images.push_back(item.image);
  return images;
}

Question question_of(App& app, ComparisonNames names) {
  for (const auto& name : {names.a, names.b}) get_model(app, name);
  names.dataset = app.datasets.resolve(names.dataset);
  Question question{names, app.datasets.open(names.dataset), {}, {}};
  question.data.class_names = question.dataset.names;
  question.data.items = load_split(question.dataset, split_from(names.split)).items;
  if (question.data.items.empty())
    throw Error(
        ErrorCode::kInvalidInput,
        "The dataset " + names.dataset + " has no labelled photos in " + names.split + " to compare on.",
        "dataset");
  question.data.empty_field_photos = empty_field_photos(app);
  question.data.origins = origins_of(app, images_of(question.data));
  question.key = key_of(app, question);
  return question;
}

fs::path folder_of_results(const App& app) { return app.home.data() / "comparisons"; }

fs::path file_of(const App& app, const Question& question) {
  return folder_of_results(app) / (question.key + ".json");
}

std::optional<json> kept_result(const App& app, const Question& question) {
  if (!fs::exists(file_of(app, question))) return std::nullopt;
  auto result = json::parse(read_text_file(file_of(app, question)), nullptr, false);
  return result.is_discarded() ? std::nullopt : std::optional(std::move(result));
}

Detector detector_of(App& app, const std::string& name) {
  const auto model = get_model(app, name);
  return Detector(app.home.root() / model.folder / "best.onnx", {.threads = 1});
}

std::string url_of(const App& app, const Question& question, const fs::path& image) {
  const auto name = image.filename().string();
  return app.photo_files.lent(image) ? photo_url(name)
                                     : dataset_image_url(question.names.dataset, question.names.split, name);
}

json computed(App& app, const Question& question, const ProgressFn& progress, std::stop_token stop) {
  const auto a = detector_of(app, question.names.a);
  const auto b = detector_of(app, question.names.b);
  const ProgressFn report = progress ? progress : [](const Progress&) {};
  const auto comparison = compare_models(a, b, question.data, report, std::move(stop));
  auto result = to_json(comparison, question.names,
                        [&](const fs::path& image) { return url_of(app, question, image); });
  fs::create_directories(folder_of_results(app));
  write_file_atomically(file_of(app, question), result.dump());
  return result;
}

CompareJob job_of(const Question& question) {
  return {question.names.a, question.names.b, question.names.dataset, split_from(question.names.split),
          question.key};
}

// A job that is computing it, or one that failed moments ago, whose reason a waiting client must get to see.
std::optional<Job> recent_job(App& app, const CompareJob& wanted) {
  constexpr int kRecent = 50;
  constexpr auto kMoments = std::chrono::seconds(30);
  for (auto& job : app.jobs.list({}, kRecent)) {
    if (job.kind != JobKind::kCompare || compare_job_from(job.params) != wanted) continue;
    if (job.state == JobState::kQueued || job.state == JobState::kRunning) return std::move(job);
    if (job.state == JobState::kFailed && job.finished_at && now() - *job.finished_at < kMoments)
      throw Error(ErrorCode::kInternal, "The comparison failed: " + job.error.value_or("unknown reason"));
  }
  return std::nullopt;
}

}  // namespace

json compare_now(App& app, const ComparisonNames& names, const ProgressFn& progress, std::stop_token stop) {
  const auto question = question_of(app, names);
  if (auto kept = kept_result(app, question)) return *std::move(kept);
  return computed(app, question, progress, std::move(stop));
}

std::variant<json, Job> compare_later(App& app, const ComparisonNames& names) {
  const auto question = question_of(app, names);
  if (auto kept = kept_result(app, question)) return *std::move(kept);
  const auto wanted = job_of(question);
  if (auto job = recent_job(app, wanted)) return *std::move(job);
  return app.jobs.enqueue(JobKind::kCompare, text_of(wanted));
}

std::string run_compare_job(App& app, const JobContext& context) {
  const auto job = compare_job_from(context.job.params);
  const auto result = compare_now(app, {job.a, job.b, job.dataset, std::string(name_of(job.split))},
                                  context.progress, context.stop);
  return json{{"gate", result.at("gate")}, {"map50_difference", result.at("differences").at("map50")}}.dump();
}

}  // namespace fieldloop
