#include "serve/background.h"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <functional>

#include "app/app.h"
#include "core/error.h"
#include "core/pause.h"
#include "photos/photos.h"

namespace fieldloop {
namespace {

constexpr std::chrono::seconds kPause{1};

// Calls `round` again and again, with a pause between, until it is to stop. An error is logged once until
// another one, or none, follows.
void repeat(const std::stop_token& stop, const std::function<void()>& round) {
  std::string last_error;
  while (!stop.stop_requested()) {
    std::string error;
    try {
      round();
    } catch (const std::exception& failure) {
      error = failure.what();
    }
    if (!error.empty() && error != last_error) spdlog::error("{}", error);
    last_error = error;
    pause_for(kPause, stop);
  }
}

// Detects on waiting photos; those that cannot be read are not tried again until the model or their number
// changes.
class WaitingPhotos {
 public:
  explicit WaitingPhotos(App& app) : app_(app) {}

  void detect(const std::stop_token& stop) {
    const auto model = app_.detector.current();
    if (!model) return;
    const auto waiting = count(model->id);
    if (waiting == 0 || (waiting == left_ && model->id == model_)) return;
    try {
      for (const auto& problem : app_.photos.detect({DetectScope::kWaiting, {}, true}, {}, stop).problems)
        spdlog::warn("Not detected on: {}", problem);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kCancelled) throw;
    }
    model_ = model->id;
    left_ = count(model->id);
  }

 private:
  long long count(ModelId model) const { return app_.photos.count_waiting(model); }

  App& app_;
  ModelId model_;
  long long left_ = 0;
};

}  // namespace

Background::Background(App& app) {
  app.photos.take_in_strays();
  app.photos.end_open_sessions();
  incoming_ = std::jthread([&app](const std::stop_token& stop) {
    auto folder = app.photos.incoming_folder();
    repeat(stop, [&] { folder.sweep(stop); });
  });
  light_ = std::jthread([&app](const std::stop_token& stop) { app.photos.fill_light(stop); });
  labels_ = std::jthread([&app](const std::stop_token& stop) {
    auto folder = app.label_folder.watch();
    repeat(stop, [&] { folder.sweep(stop); });
  });
  waiting_ = std::jthread([&app](const std::stop_token& stop) {
    WaitingPhotos photos(app);
    repeat(stop, [&] { photos.detect(stop); });
  });
  figures_ = std::jthread([&app](const std::stop_token& stop) {
    repeat(stop, [&] {
      app.field.renew();
      app.disk.renew();
    });
  });
}

}  // namespace fieldloop
