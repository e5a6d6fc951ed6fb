#include "jobs/job_worker.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "core/error.h"

namespace fieldloop {

JobWorker::JobWorker(JobQueue& queue, JobHandlers handlers) : queue_(queue), handlers_(std::move(handlers)) {
  for (const JobLane lane : {JobLane::kQuick, JobLane::kTraining})
    lanes_.emplace_back([this, lane](const std::stop_token& stop) { work(lane, stop); });
}

JobWorker::~JobWorker() {
  for (auto& lane : lanes_) lane.request_stop();  // all of them before the first is waited for
}

void JobWorker::work(JobLane lane, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      const auto job = queue_.next(lane, stop);
      if (!job) return;
      const auto handler = handlers_.find(job->kind);
      const JobHandler unknown = [](const JobContext& context) -> std::string {
        throw Error(ErrorCode::kUnsupported,
                    fmt::format("This program cannot do jobs of kind {}.", name_of(context.job.kind)));
      };
      queue_.run_claimed(*job, handler == handlers_.end() ? unknown : handler->second, stop,
                         WhenStopped::kPutBack);
    } catch (const std::exception& error) {
      // The queue itself failed, as when the disk is full; the jobs are safe in the database.
      spdlog::error("The job worker: {}", error.what());
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  }
}

}  // namespace fieldloop
