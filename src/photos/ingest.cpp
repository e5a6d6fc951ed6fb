#include "photos/ingest.h"

#include <algorithm>
#include <condition_variable>
#include <thread>

#include "core/error.h"
#include "core/mutex.h"
#include "files/atomic_file.h"
#include "home/events.h"
#include "image/photo.h"
#include "photos/parts.h"
#include "photos/prepare_photo.h"
#include "photos/store_photos.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

constexpr std::size_t kBatch = 32;

using Next = std::function<std::optional<PendingPhoto>()>;

IngestOutcome refused(IngestOutcome outcome, const std::string& reason, bool try_again) {
  outcome.status = IngestOutcome::Status::kRefused;
  outcome.reason = reason;
  outcome.try_again = try_again;
  return outcome;
}

Prepared load_and_prepare(const PhotosParts& parts, const PendingPhoto& pending, std::size_t position) {
  const IngestOutcome outcome{pending.filename, position, {}, {}, {}, false, false};
  try {
    return prepare_photo(parts, pending.load(), outcome);
  } catch (const Error& error) {
    const bool ours = error.code() == ErrorCode::kIo || error.code() == ErrorCode::kUnavailable;
    return refused(outcome, error.what(), ours);
  } catch (const std::exception& error) {
    return refused(outcome, std::string("It could not be read: ") + error.what(), false);
  }
}

// Workers prepare photos; the calling thread stores what is ready, so that one commit serves many.
class Pipeline {
 public:
  Pipeline(const PhotosParts& parts, const Next& next, std::stop_token stop)
      : parts_(parts), next_(next), stop_(std::move(stop)) {
    const auto workers = std::clamp(std::thread::hardware_concurrency(), 2U, 8U);
    {
      const MutexLock lock(mutex_);
      running_ = workers;
    }
    for (unsigned i = 0; i < workers; ++i) workers_.emplace_back([this] { work(); });
  }

  ~Pipeline() {
    {
      const MutexLock lock(mutex_);
      abandoned_ = true;
    }
    changed_.notify_all();
  }

  // What is ready, waiting for at least one; empty at the end. Throws what `next` threw.
  std::vector<Prepared> take() {
    std::vector<Prepared> batch = ready();
    if (batch.empty()) rethrow_failure();
    changed_.notify_all();
    return batch;
  }

 private:
  std::vector<Prepared> ready() {
    MutexLock lock(mutex_);
    while (ready_.empty() && running_ > 0) lock.wait(changed_);
    return std::exchange(ready_, {});
  }

  void rethrow_failure() {
    const MutexLock lock(pulling_);
    if (failure_) std::rethrow_exception(failure_);
  }

  // The next photo and its position.
  std::optional<std::pair<PendingPhoto, std::size_t>> pull() {
    const MutexLock lock(pulling_);
    if (stop_.stop_requested() || failure_) return {};
    try {
      if (auto photo = next_()) return std::pair{std::move(*photo), pulled_++};
    } catch (...) {
      failure_ = std::current_exception();
    }
    return {};
  }

  void push(Prepared prepared) {
    MutexLock lock(mutex_);
    while (ready_.size() >= kBatch && !abandoned_) lock.wait(changed_);
    ready_.push_back(std::move(prepared));
    changed_.notify_all();
  }

  bool abandoned() {
    const MutexLock lock(mutex_);
    return abandoned_;
  }

  void work() {
    while (!abandoned()) {
      const auto pending = pull();
      if (!pending) break;
      push(load_and_prepare(parts_, pending->first, pending->second));
    }
    {
      const MutexLock lock(mutex_);
      --running_;
    }
    changed_.notify_all();
  }

  const PhotosParts& parts_;
  const Next& next_;
  std::stop_token stop_;
  Mutex pulling_;  // guards next_ too
  std::size_t pulled_ GUARDED_BY(pulling_) = 0;
  std::exception_ptr failure_ GUARDED_BY(pulling_);
  Mutex mutex_;
  std::condition_variable changed_;
  std::vector<Prepared> ready_ GUARDED_BY(mutex_);
  unsigned running_ GUARDED_BY(mutex_) = 0;
  bool abandoned_ GUARDED_BY(mutex_) = false;
  std::vector<std::jthread> workers_;  // last: they end before the rest goes
};

std::vector<IngestOutcome> store(const PhotosParts& parts, std::vector<Prepared>&& batch) {
  std::vector<IngestOutcome> outcomes;
  std::vector<PreparedPhoto> photos;
  for (auto& prepared : batch) {
    if (auto* photo = std::get_if<PreparedPhoto>(&prepared))
      photos.push_back(std::move(*photo));
    else
      outcomes.push_back(std::move(std::get<IngestOutcome>(prepared)));
  }
  if (photos.empty()) return outcomes;
  auto stored = store_photos(parts, photos);
  std::ranges::move(stored, std::back_inserter(outcomes));
  return outcomes;
}

}  // namespace

PendingPhoto pending_file(const std::filesystem::path& file, const std::string& camera,
                          std::optional<SessionId> session) {
  const auto load = [file, camera, session] {
    IncomingPhoto photo;
    photo.filename = file.filename().string();
    photo.bytes = read_file(file, ImageLimits{}.max_bytes);
    photo.camera = camera;
    photo.file_time = std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::file_clock::to_sys(std::filesystem::last_write_time(file)));
    photo.session = session;
    return photo;
  };
  return {file.string(), load};
}

void ingest_photos(const PhotosParts& parts, const Next& next,
                   const std::function<void(const IngestOutcome&)>& done, std::stop_token stop) {
  Pipeline pipeline(parts, next, std::move(stop));
  for (auto batch = pipeline.take(); !batch.empty(); batch = pipeline.take()) {
    const auto outcomes = store(parts, std::move(batch));
    for (const auto& outcome : outcomes) done(outcome);
    const auto added = std::ranges::count(outcomes, IngestOutcome::Status::kAdded, &IngestOutcome::status);
    if (added > 0) parts.events.publish("photos", {{"added", added}});
  }
}

std::vector<IngestOutcome> ingest_photos(const PhotosParts& parts, std::vector<IncomingPhoto> photos) {
  std::vector<IngestOutcome> outcomes(photos.size());
  auto photo = photos.begin();
  const Next next = [&]() -> std::optional<PendingPhoto> {
    if (photo == photos.end()) return {};
    auto& mine = *photo++;
    return PendingPhoto{mine.filename, [&mine] { return std::move(mine); }};
  };
  ingest_photos(parts, next, [&](const IngestOutcome& outcome) { outcomes[outcome.position] = outcome; });
  return outcomes;
}

void record_upload(const PhotosParts& parts, const std::vector<IngestOutcome>& outcomes) {
  constexpr auto kAdded = IngestOutcome::Status::kAdded;
  const auto first = std::ranges::find(outcomes, kAdded, &IngestOutcome::status);
  if (first == outcomes.end()) return;
  const auto added = static_cast<int>(std::ranges::count(outcomes, kAdded, &IngestOutcome::status));
  parts.db.write([&](Transaction& sql) { add_upload_activity(sql, added, first->filename); });
}

}  // namespace fieldloop
