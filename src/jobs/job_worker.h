#pragma once
#include <map>
#include <thread>
#include <vector>

#include "jobs/job_queue.h"

namespace fieldloop {

using JobHandlers = std::map<JobKind, JobHandler>;

// Two threads, one a lane, that take jobs from the queue until the object is destroyed; a job that runs then
// is asked to stop and put back. The queue must outlive it.
class JobWorker {
 public:
  JobWorker(JobQueue& queue, JobHandlers handlers);
  ~JobWorker();
  JobWorker(const JobWorker&) = delete;
  JobWorker& operator=(const JobWorker&) = delete;

 private:
  void work(JobLane lane, const std::stop_token& stop);

  JobQueue& queue_;
  const JobHandlers handlers_;
  std::vector<std::jthread> lanes_;
};

}  // namespace fieldloop
