#include "serve/job_handlers.h"

#include <spdlog/spdlog.h>

#include "app/app.h"
#include "core/error.h"
#include "json/stored/comparison.h"
#include "json/stored/job_params.h"
#include "json/stored/job_results.h"
#include "json/stored/quality_card.h"
#include "json/stored/synthesis.h"
#include "serve/demo_yard.h"

namespace fieldloop {
namespace {

// Throws what would fail the job only later.
void check_detect_request(App& app, const std::string& params) {
  const auto name = detect_request_from(params).model;
  if (!name.empty()) app.models.get(name);
}

std::string run_train_job(App& app, const JobContext& context) {
  return text_of(app.training.run(train_job_from(context.job.params).run, context));
}

std::string run_compare_job(App& app, const JobContext& context) {
  const auto job = compare_job_from(context.job.params);
  return job_result_of(app.models.compare_now({job.a, job.b, job.dataset, std::string(name_of(job.split))},
                                              context.progress, context.stop));
}

std::string run_detect_job(App& app, const JobContext& context) {
  const auto report =
      app.photos.detect(detect_request_from(context.job.params), context.progress, context.stop);
  app.events.publish("photos");
  return text_of(DetectResult{report.model_name, report.detected, report.problems});
}

std::string run_check_job(App& app, const JobContext& context) {
  return text_of(app.quality.check_all(context.progress, context.stop));
}

std::string run_synthesize_job(App& app, const JobContext& context) {
  const auto request = synthesis_request_from(context.job.params);
  return text_of(app.datasets.synthesize(request, context.progress, context.stop));
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
  attempt("The deployed weights", [&] { app.models.repair_deployed_files(); });
  attempt("The retraining log", [&] { app.training.repair_log(); });
  attempt("A change of classes", [&] { app.class_changes.finish(); });
  attempt("The label files", [&] {
    app.label_folder.sweep();
    app.label_files.rewrite_waiting();
  });
  app.jobs.recover();
  const auto with_app = [&app](auto* handler) {
    return [&app, handler](const JobContext& context) { return handler(app, context); };
  };
  return std::make_unique<JobWorker>(app.jobs,
                                     JobHandlers{{JobKind::kTrain, with_app(&run_train_job)},
                                                 {JobKind::kCompare, with_app(&run_compare_job)},
                                                 {JobKind::kDetect, with_app(&run_detect_job)},
                                                 {JobKind::kCheck, with_app(&run_check_job)},
                                                 {JobKind::kSynthesize, with_app(&run_synthesize_job)},
                                                 {JobKind::kDemo, with_app(&run_demo_job)}});
}

Job start_job(App& app, const std::string& kind_name, const std::string& params) {
  const auto kind = job_kind_named(kind_name);
  if (kind == JobKind::kDetect)
    check_detect_request(app, params);
  else if (kind == JobKind::kSynthesize)
    synthesis_request_from(params);
  else if (kind != JobKind::kCheck)
    throw Error(ErrorCode::kInvalidInput, "kind must be detect, synthesize or check.", "kind");
  return app.jobs.enqueue(*kind, params);
}

Job resume_job(App& app, JobId id) {
  const auto job = app.jobs.get(id);
  if (job.kind != JobKind::kTrain) return app.jobs.resume(id);
  return app.training.resume(train_job_from(job.params).run).job;
}

}  // namespace fieldloop
