#include <array>
#include <thread>

#include "core/error.h"
#include "json/api/dataset_json.h"
#include "testing/training_fixture.h"

namespace fieldloop {
namespace {

using testing::HasSubstr;

class CheckTraining : public TrainingFixture {
 protected:
  PhotoId annotated(int number, const std::string& name, const std::string& class_name) {
    IncomingPhoto photo;
    photo.filename = name;
    photo.bytes = test_photo(number);
    const auto id = app_->photos.ingest({photo}).front().photo.value();
    app_->annotations.put(id, {{class_name, {0.25F, 0.25F, 0.75F, 0.75F}, BoxOrigin::kDrawn}}, std::nullopt);
    return id;
  }
  TrainingCheck check(const TrainingRequest& request = small(2)) { return app_->training.check(request); }
  std::filesystem::path images(const std::string& split) const {
    return folder_ / "data/training_data/images" / split;
  }
  static CheckFinding finding(const std::vector<CheckFinding>& findings, const std::string& code) {
    for (const auto& each : findings)
      if (each.code == code) return each;
    ADD_FAILURE() << code << " is not among " << findings.size();
    return {};
  }
};

TEST_F(CheckTraining, CountsPhotosThatWaitAsIfTheyHadJoinedAndChangesNothing) {
  make_dataset(4, 2);
  const auto fox = annotated(50, "fox.jpg", "fox");
  const auto result = check();
  EXPECT_TRUE(result.refusals.empty());
  EXPECT_EQ(result.joining, 1U);
  const auto& tried = result.tried.value();
  EXPECT_EQ(tried.train.photos, 5U);
  EXPECT_EQ(tried.train.classes.at(1), (ClassCount{"fox", 1}));
  EXPECT_EQ(finding(result.warnings, "class_not_in_val").photo_count, 0U);
  for (const auto& warning : result.warnings) {
    if (warning.code != "few_examples" || warning.photo_count != 1) continue;
    EXPECT_EQ(warning.photos[0].photo, fox);
    EXPECT_EQ(to_json(warning.photos[0])["image_url"], "/photos/image/fox.jpg");
  }
  EXPECT_GT(tried.estimate.value().seconds, tried.estimate->seconds_an_epoch);
  EXPECT_GT(tried.estimate->memory_bytes, 0U);
  EXPECT_EQ(result.options.image_size, 160);
  EXPECT_EQ(app_->datasets.get("deer").train.photos, 4);
  EXPECT_EQ(app_->datasets.waiting().size(), 1U);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "runs/train/.check"));
  auto alone = small(2);
  alone.add_annotated = false;
  EXPECT_EQ(check(alone).tried.value().train.photos, 4U);
}

TEST_F(CheckTraining, RefusalsNameThePhotosAndWhereToSeeThem) {
  make_dataset(2, 1);
  std::filesystem::copy_file(images("val") / "100.jpg", images("train") / "a #1.jpg");
  write_bytes(folder_ / "data/training_data/labels/train/a #1.txt", {});
  const auto result = check();
  const auto shared = finding(result.refusals, "val_photo_in_train");
  EXPECT_THAT(shared.message, HasSubstr("a #1.jpg"));
  ASSERT_EQ(shared.photos.size(), 1U);
  EXPECT_EQ(to_json(shared.photos[0]),
            nlohmann::json({{"filename", "100.jpg"},
                            {"split", "val"},
                            {"photo_id", nullptr},
                            {"image_url", "/api/dataset-image/deer/val/100.jpg"}}));
  EXPECT_FALSE(result.tried.value().estimate);
}

TEST_F(CheckTraining, PathsInMessagesAreThoseOfTheHomeAlsoWhenPhotosWait) {
  make_dataset(2, 1);
  annotated(50, "waits.jpg", "deer");
  const std::string broken = "7 0.5 0.5 0.1 0.1\n";
  write_bytes(folder_ / "data/training_data/labels/train/0.txt", Bytes(broken.begin(), broken.end()));
  const auto message = finding(check().warnings, "unreadable").message;
  EXPECT_THAT(message, HasSubstr(" data/training_data/labels/train/0.txt line 1"));
  EXPECT_THAT(message, testing::Not(HasSubstr(folder_.string())));
}

TEST_F(CheckTraining, PhotosThatCannotJoinAreAWarning) {
  make_dataset(2, 1);
  const auto twin = annotated(100, "twin.jpg", "deer");
  const auto warning = finding(check().warnings, "cannot_join");
  EXPECT_THAT(warning.message, HasSubstr("val/100.jpg"));
  EXPECT_EQ(warning.photos.at(0).photo, twin);
}

TEST_F(CheckTraining, WhatARunCannotStartWithIsARefusal) {
  const auto code_of = [](const TrainingCheck& result) { return result.refusals.at(0).code; };
  const auto without_dataset = check();
  EXPECT_EQ(without_dataset.refusals.size(), 1U);
  EXPECT_FALSE(without_dataset.tried);
  make_dataset(2, 0);
  EXPECT_EQ(code_of(check()), "no_val_photos");
  add(Split::kVal, 100, 1);
  auto stranger = small(1);
  stranger.base = "nobody";
  EXPECT_EQ(code_of(check(stranger)), "not_found");
  app_->training.start(small(1));
  EXPECT_EQ(code_of(check()), "conflict");
}

// A check that takes long, in a thread of its own.
class SlowCheck {
 public:
  SlowCheck(App& app, TrainingRequest request, const std::string& asker) {
    request.image_size = 1280;
    thread_ = std::jthread([this, &app, request, asker] {
      try {
        result_ = app.training.check(request, asker);
      } catch (const Error& error) {
        ending_ = error.code();
      }
    });
  }

  // Waits for its end.
  bool cancelled() {
    thread_.join();
    return ending_ == ErrorCode::kCancelled && !result_;
  }

 private:
  ErrorCode ending_{};
  std::optional<TrainingCheck> result_;
  std::jthread thread_;
};

TEST_F(CheckTraining, ALaterCheckOfTheSameWindowEndsTheOneBeforeAndARunEndsBoth) {
  make_dataset(2, 1);
  const auto log = folder_ / "runs/train/.check/check.log";
  const auto under_way = [&] {
    while (!std::filesystem::exists(log)) std::this_thread::yield();
  };
  SlowCheck first(*app_, small(2), "window");
  under_way();
  SlowCheck second(*app_, small(2), "window");
  EXPECT_TRUE(first.cancelled());
  under_way();
  app_->training.start(small(1));
  EXPECT_TRUE(second.cancelled());
}

TEST(InterruptibleWork, OfOneAskerIsEndedWithoutThatOfOthers) {
  Interruptible all;
  const Interruptible::Work closed(all, "closed");
  const Interruptible::Work another(all, "another");
  const Interruptible::Work nameless(all, "");
  all.interrupt("closed");
  EXPECT_TRUE(closed.token().stop_requested());
  EXPECT_FALSE(another.token().stop_requested());
  EXPECT_FALSE(nameless.token().stop_requested());
}

TEST_F(CheckTraining, TheCheckOfAWindowThatIsClosedEnds) {
  make_dataset(2, 1);
  const auto log = folder_ / "runs/train/.check/check.log";
  SlowCheck closed(*app_, small(2), "closed");
  while (!std::filesystem::exists(log)) std::this_thread::yield();
  app_->training.end_check("closed");
  EXPECT_TRUE(closed.cancelled());
}

TEST_F(CheckTraining, ChecksOfSeveralWindowsAreAnsweredOneAfterAnother) {
  make_dataset(2, 1);
  std::array<std::optional<TrainingCheck>, 3> results;
  {
    std::vector<std::jthread> checks;
    for (std::size_t i = 0; i < results.size(); ++i)
      checks.emplace_back([&, i] { results[i] = app_->training.check(small(2), std::to_string(i)); });
  }
  for (const auto& result : results) EXPECT_TRUE(result.value().refusals.empty());
}

}  // namespace
}  // namespace fieldloop
