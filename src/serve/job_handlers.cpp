#include "serve/job_handlers.h"

#include <spdlog/spdlog.h>

#include "app/app.h"
#include "core/error.h"
#include "json/parse.h"
#include "json/stored/quality_card.h"
#include "json/stored/synthesis.h"
#include "models/comparison.h"
#include "models/models.h"
#include "photos/photos.h"
#include "serve/demo_yard.h"
#include "storage/learning/training_store.h"
#include "training/train_job.h"
#include "training/training_runs.h"

namespace fieldloop {
namespace {

using nlohmann::json;

DetectScope scope_from(const json& params) {
  const auto scope = params.value("scope", json("all"));
  if (scope == "all") return DetectScope::kAll;
  if (scope == "marked") return DetectScope::kMarked;
  if (scope == "unreviewed") return DetectScope::kUnreviewed;
  throw Error(ErrorCode::kInvalidInput, "scope must be all, marked or unreviewed.", "scope");
}

DetectRequest detect_request_from(const json& params) {
  DetectRequest request;
  request.scope = scope_from(params);
  const auto model = params.value("model", json(""));
  const auto show = params.value("show", json(true));
  if (!model.is_string())
    throw Error(ErrorCode::kInvalidInput, "model must be the name of a model version.", "model");
  if (!show.is_boolean()) throw Error(ErrorCode::kInvalidInput, "show must be true or false.", "show");
  request.model = model.get<std::string>();
  request.show = show.get<bool>();
  return request;
}

// Throws what would fail the job only later.
void check_detect_request(App& app, const json& params) {
  const auto name = detect_request_from(params).model;
  if (!name.empty()) get_model(app, name);
}

json run_detect_job(App& app, const JobContext& context) {
  const auto report =
      app.photos.detect(detect_request_from(context.job.params), context.progress, context.stop);
  app.events.publish("photos");
  return {{"model_name", report.model_name}, {"detected", report.detected}, {"problems", report.problems}};
}

json run_check_job(App& app, const JobContext& context) {
  return parse_json(text_of(app.quality.check_all(context.progress, context.stop)), "The result");
}

json run_synthesize_job(App& app, const JobContext& context) {
  const auto request = synthesis_request_from(context.job.params.dump());
  return parse_json(text_of(app.datasets.synthesize(request, context.progress, context.stop)), "The result");
}

// A failure to put one thing right must not keep the server from starting.
void attempt(const char* what, const std::function<void()>& action) {
  try {
    action();
  } catch (const std::exception& error) {
    spdlog::error("{} could not be put right: {}", what, error.what());
  }
}

}  // namespace

std::unique_ptr<JobWorker> start_work(App& app) {
  attempt("The deployed weights", [&] { repair_deployed_files(app); });
  attempt("The retraining log", [&] { repair_retraining_log(app); });
  attempt("A change of classes", [&] { app.class_changes.finish(); });
  attempt("The label files", [&] {
    app.label_folder.sweep();
    app.label_files.rewrite_waiting();
  });
  app.jobs.recover();
  const auto with_app = [&app](auto* handler) {
    return [&app, handler](const JobContext& context) { return handler(app, context); };
  };
  return std::make_unique<JobWorker>(app.jobs, JobHandlers{{"train", with_app(&run_train_job)},
                                                           {"compare", with_app(&run_compare_job)},
                                                           {"detect", with_app(&run_detect_job)},
                                                           {"check", with_app(&run_check_job)},
                                                           {"synthesize", with_app(&run_synthesize_job)},
                                                           {"demo", with_app(&run_demo_job)}});
}

Job start_job(App& app, const std::string& kind, const json& params) {
  if (kind == "detect")
    check_detect_request(app, params);
  else if (kind == "synthesize")
    synthesis_request_from(params.dump());
  else if (kind != "check")
    throw Error(ErrorCode::kInvalidInput, "kind must be detect, synthesize or check.", "kind");
  return app.jobs.enqueue(kind, params);
}

Job resume_job(App& app, JobId id) {
  const auto job = app.jobs.get(id);
  if (job.kind != kTrainJob) return app.jobs.resume(id);
  return resume_training(app, {job.params.at("run_id").get<std::int64_t>()}).job;
}

}  // namespace fieldloop
