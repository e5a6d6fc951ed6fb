#include <optional>

#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "home/home.h"
#include "home/image_hashes.h"
#include "home/photo_files.h"
#include "image/photo.h"
#include "jobs/job_queue.h"
#include "json/stored/comparison.h"
#include "json/stored/job_params.h"
#include "models/compare_models.h"
#include "models/models.h"
#include "storage/labels/annotation_store.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

std::string sha256_of(const std::string& text) {
  return sha256_hex({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

// One comparison: what it is of and where its result is kept.
struct Question {
  ComparisonNames names;
  ComparisonData data;
  std::string key;
};

std::vector<fs::path> empty_field_photos(const ModelsParts& parts) {
  return parts.db.read([&](Transaction& sql) {
    std::vector<fs::path> photos;
    for (const auto id : list_waiting_empty_photos(sql))
      photos.push_back(parts.photos.local(find_photo(sql, id).value().filename));
    return photos;
  });
}

// Everything the result depends on; models never change.
std::string key_of(const ModelsParts& parts, const Question& question) {
  constexpr const char* kForm = "5\n";  // of the result, so that none of an older form is taken for it
  std::string text = kForm + question.names.a + "\n" + question.names.b + "\n" + question.names.dataset +
                     "\n" + question.names.split + "\n";
  for (const auto& name : question.data.class_names) text += name + "\n";
  for (const auto& item : question.data.items)
    text += item.image.filename().string() + parts.image_hashes.sha256(item.image) +
            format_yolo_labels(item.boxes);
  for (const auto& photo : question.data.empty_field_photos) text += photo.filename().string() + "\n";
  return sha256_of(text);
}

std::vector<fs::path> images_of(const ComparisonData& data) {
  std::vector<fs::path> images = data.empty_field_photos;
  for (const auto& item : data.items) images.push_back(item.image);
  return images;
}

Question question_of(const ModelsParts& parts, ComparisonNames names) {
  names.dataset = parts.datasets.resolve(names.dataset);
  const auto dataset = parts.datasets.open(names.dataset);
  Question question{names, {}, {}};
  question.data.class_names = dataset.names;
  question.data.items = load_split(dataset, split_from(names.split)).items;
  if (question.data.items.empty())
    throw Error(
        ErrorCode::kInvalidInput,
        "The dataset " + names.dataset + " has no labelled photos in " + names.split + " to compare on.",
        "dataset");
  question.data.empty_field_photos = empty_field_photos(parts);
  question.data.origins = origins_of(parts.db, parts.image_hashes, images_of(question.data));
  question.key = key_of(parts, question);
  return question;
}

fs::path folder_of_results(const Home& home) { return home.data() / "comparisons"; }

fs::path file_of(const Home& home, const Question& question) {
  return folder_of_results(home) / (question.key + ".json");
}

// Empty for a damaged one too: it is computed again.
std::optional<Comparison> kept_result(const Home& home, const Question& question) {
  const auto file = file_of(home, question);
  if (!fs::exists(file)) return {};
  try {
    return comparison_from(read_text_file(file));
  } catch (const Error&) {
    return {};
  }
}

Comparison computed(const ModelsParts& parts, const Question& question, const ModelRow& a, const ModelRow& b,
                    const ProgressFn& progress, std::stop_token stop) {
  const Detector detector_a(parts.home.root() / a.folder / "best.onnx", {.threads = 1});
  const Detector detector_b(parts.home.root() / b.folder / "best.onnx", {.threads = 1});
  const ProgressFn report = progress ? progress : [](const Progress&) {};
  auto comparison =
      compare_models(detector_a, detector_b, question.data, question.names, report, std::move(stop));
  fs::create_directories(folder_of_results(parts.home));
  write_file_atomically(file_of(parts.home, question), std::string_view(text_of(comparison)));
  return comparison;
}

CompareJob job_of(const Question& question) {
  const auto& names = question.names;
  return {names.a, names.b, names.dataset, split_from(names.split), question.key};
}

// A job that is computing it, or one that failed moments ago, whose reason a waiting client must get to see.
std::optional<Job> recent_job(const JobQueue& jobs, const CompareJob& wanted) {
  constexpr int kRecent = 50;
  constexpr auto kMoments = std::chrono::seconds(30);
  for (auto& job : jobs.list({}, kRecent)) {
    if (job.kind != JobKind::kCompare || compare_job_from(job.params) != wanted) continue;
    if (job.state == JobState::kQueued || job.state == JobState::kRunning) return std::move(job);
    if (job.state == JobState::kFailed && job.finished_at && now() - *job.finished_at < kMoments)
      throw Error(ErrorCode::kInternal, "The comparison failed: " + job.error.value_or("unknown reason"));
  }
  return std::nullopt;
}

}  // namespace

Comparison Models::compare_now(const ComparisonNames& names, const ProgressFn& progress,
                               std::stop_token stop) const {
  const auto a = get(names.a);
  const auto b = get(names.b);
  const auto question = question_of(parts_, names);
  if (auto kept = kept_result(parts_.home, question)) return *std::move(kept);
  return computed(parts_, question, a, b, progress, std::move(stop));
}

std::variant<Comparison, Job> Models::compare_later(const ComparisonNames& names) const {
  for (const auto& name : {names.a, names.b}) get(name);
  const auto question = question_of(parts_, names);
  if (auto kept = kept_result(parts_.home, question)) return *std::move(kept);
  const auto wanted = job_of(question);
  if (auto job = recent_job(parts_.jobs, wanted)) return *std::move(job);
  return parts_.jobs.enqueue(JobKind::kCompare, text_of(wanted));
}

}  // namespace fieldloop
