#include "storage/review/timeline_store.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include "storage/sqlite/transaction.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "core/error.h"
#include "storage/labels/annotation_store.h"
#include "storage/learning/model_store.h"
#include "storage/photos/camera_store.h"
#include "storage/photos/day_counts.h"
#include "storage/photos/detection_store.h"
#include "storage/review/event_store.h"
#include "storage/review/review_store.h"
#include "storage/sqlite/condition.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class TimelineStore : public testing::Test {
 protected:
  ~TimelineStore() override {
    for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file_.string() + suffix);
  }

  PhotoId add(const std::string& time, double confidence = 0, const std::string& camera = "gate",
              int utc_offset_minutes = 0) {
    return database_.write([&](Transaction& sql) {
      NewPhoto photo;
      photo.filename = "photo" + std::to_string(++added_) + ".jpg";
      photo.filepath = photo.sha256 = photo.filename;
      photo.size = {640, 480};
      photo.captured_at = parse_iso8601(time).value();
      photo.utc_offset_minutes = utc_offset_minutes;
      photo.camera = camera_named(sql, camera);
      const auto id = insert_photo(sql, photo);
      if (confidence > 0) show(sql, id, "deer", confidence);
      return id;
    });
  }

  void show(Transaction& sql, PhotoId photo, const std::string& class_name, double confidence) {
    set_detections(sql, photo, model(sql), {{class_name, confidence, {0.1F, 0.1F, 0.5F, 0.5F}}});
  }

  ModelId model(Transaction& sql) {
    if (const auto known = find_model(sql, std::string_view("deer-v1"))) return known->id;
    ModelRow row;
    row.name = "deer-v1";
    row.family = "deer";
    row.version = 1;
    row.image_size = 320;
    return insert_model(sql, row);
  }

  void judge(PhotoId photo, Verdict verdict) {
    database_.write([&](Transaction& sql) {
      auto review = find_review(sql, photo).value();
      review.verdict = verdict;
      set_review(sql, photo, review);
    });
  }

  std::vector<std::pair<std::string, long long>> sections(const TimelineQuery& query) {
    std::vector<std::pair<std::string, long long>> result;
    for (const auto& section :
         database_.read([&](Transaction& sql) { return timeline_sections(sql, query); }))
      result.emplace_back(section.key, section.photos);
    return result;
  }

  std::vector<PhotoId> ids(const TimelineQuery& query, const std::string& section, int offset = 0,
                           int limit = 100) {
    std::vector<PhotoId> result;
    for (const auto& photo :
         database_.read([&](Transaction& sql) { return section_photos(sql, query, section, offset, limit); }))
      result.push_back(photo.id);
    return result;
  }

  std::optional<PhotoId> next(const TimelineQuery& query, PhotoId after) {
    return database_.read([&](Transaction& sql) { return next_unreviewed(sql, query, after); });
  }

  // All photos by walking along the sections; each is where timeline_place() says.
  std::vector<PhotoId> walk(const TimelineQuery& query) {
    std::vector<PhotoId> all;
    for (const auto& [key, count] : sections(query))
      for (int offset = 0; offset < count; ++offset) {
        const auto page = ids(query, key, offset, 1);
        if (page.size() != 1) {
          ADD_FAILURE() << "no photo at " << key << " " << offset;
          return all;
        }
        const auto place =
            database_.read([&](Transaction& sql) { return timeline_place(sql, query, page[0]); });
        EXPECT_TRUE(place && place->section == key && place->offset == offset &&
                    place->index == static_cast<long long>(all.size()));
        all.push_back(page[0]);
      }
    return all;
  }

  const std::filesystem::path file_ =
      std::filesystem::path(testing::TempDir()) / ("timeline_" + std::to_string(::getpid()) + ".db");
  Database database_{file_};
  int added_ = 0;
};

using Sections = std::vector<std::pair<std::string, long long>>;

TEST_F(TimelineStore, ASectionIsADayOnTheCamerasClock) {
  const auto evening = add("2026-05-01T21:30:00Z", 0, "gate", 180);  // half past midnight there
  const auto morning = add("2026-05-01T06:00:00Z");
  EXPECT_EQ(sections({}), (Sections{{"2026-05-02", 1}, {"2026-05-01", 1}}));
  EXPECT_EQ(ids({}, "2026-05-02"), (std::vector{evening}));
  EXPECT_EQ(ids({}, "2026-05-01"), (std::vector{morning}));
}

TEST_F(TimelineStore, OldestIsNewestBackwards) {
  for (const auto* time : {"2026-05-01T06:00:00Z", "2026-05-03T07:00:00Z", "2026-05-01T05:00:00Z"}) add(time);
  auto newest = walk({});
  std::ranges::reverse(newest);
  EXPECT_EQ(walk({{}, TimelineSort::kOldest}), newest);
  EXPECT_EQ(newest.size(), 3U);
}

TEST_F(TimelineStore, ByConfidenceASectionIsATenthAndCertaintyJoinsTheTopOne) {
  const auto sure = add("2026-05-01T06:00:00Z", 1.0);
  const auto high = add("2026-05-01T07:00:00Z", 0.93);
  const auto low = add("2026-05-02T06:00:00Z", 0.31);
  const auto nothing = add("2026-05-03T06:00:00Z");
  EXPECT_EQ(walk({{}, TimelineSort::kConfident}), (std::vector{sure, high, low, nothing}));
  EXPECT_EQ(walk({{}, TimelineSort::kUncertain}), (std::vector{nothing, low, high, sure}));
  EXPECT_EQ(sections({{}, TimelineSort::kConfident}), (Sections{{"0.9", 2}, {"0.3", 1}, {"0.0", 1}}));
}

TEST_F(TimelineStore, ManyPhotosOfOneConfidenceAreFoundDayByDay) {
  std::vector<PhotoId> oldest_first;
  for (int day = 0; day < 5; ++day)
    for (int photo = 0; photo < 4; ++photo)
      oldest_first.push_back(
          add("2026-05-0" + std::to_string(day + 1) + "T06:0" + std::to_string(photo) + ":00Z",
              photo % 2 == 0 ? 0.55 : 0.58));
  const auto confident = walk({{}, TimelineSort::kConfident});
  ASSERT_EQ(confident.size(), 20U);
  EXPECT_EQ(confident.front(), oldest_first[19]);
  EXPECT_EQ(confident.back(), oldest_first[0]);
}

TEST_F(TimelineStore, KeptCountsAgreeWithCountingAfterEveryChange) {
  const auto first = add("2026-05-01T06:00:00Z", 0.6);
  const auto second = add("2026-05-01T07:00:00Z", 0.2);
  add("2026-05-02T06:00:00Z", 0, "pond");
  judge(first, Verdict::kFalseAlarm);
  database_.write([&](Transaction& sql) {
    set_mark(sql, second, now(), MarkReason::kMissed, "behind the tree");
    save_annotation(sql, second, {}, 0);
    show(sql, second, "fox", 0.7);
    set_light(sql, first, PhotoLight::kNight);
  });
  database_.write([&](Transaction& sql) { delete_annotation(sql, second); });
  int kept = 0, counted = 0;
  database_.read([&](Transaction& sql) {
    sql << "SELECT (SELECT count(*) FROM day_counts WHERE photos > 0) + "
           "(SELECT count(*) FROM facet_totals WHERE photos > 0), "
           "(SELECT count(*) FROM (SELECT facet, day, count(*), sum(boxes) FROM photo_facets GROUP BY facet, "
           "day "
           "INTERSECT SELECT facet, day, photos, boxes FROM day_counts)) + "
           "(SELECT count(*) FROM (SELECT facet, count(*), sum(boxes) FROM photo_facets GROUP BY facet "
           "INTERSECT SELECT facet, photos, boxes FROM facet_totals))",
        soci::into(kept), soci::into(counted);
  });
  EXPECT_GT(kept, 0);
  EXPECT_EQ(kept, counted);
}

TEST_F(TimelineStore, EachFilterKeepsItsPhotos) {
  const auto deer = add("2026-05-01T06:00:00Z", 0.6);
  const auto other = add("2026-05-02T06:00:00Z", 0.1, "pond");
  judge(deer, Verdict::kCorrect);
  database_.write([&](Transaction& sql) {
    set_light(sql, other, PhotoLight::kNight);
    set_mark(sql, other, now(), MarkReason::kMissed, "a note");
  });
  const auto only = [&](const auto& set) {
    TimelineQuery query;
    set(query.filter);
    const auto found = walk(query);
    return found.size() == 1 ? found.front() : PhotoId{};
  };
  EXPECT_EQ(only([](PhotoFilter& f) { f.class_name = "deer"; }), deer);
  EXPECT_EQ(only([](PhotoFilter& f) { f.camera = "pond"; }), other);
  EXPECT_EQ(only([](PhotoFilter& f) { f.verdict = Verdict::kCorrect; }), deer);
  EXPECT_EQ(only([](PhotoFilter& f) { f.reviewed = true; }), deer);
  EXPECT_EQ(only([](PhotoFilter& f) { f.reviewed = false; }), other);
  EXPECT_EQ(only([](PhotoFilter& f) { f.light = PhotoLight::kNight; }), other);
  EXPECT_EQ(only([](PhotoFilter& f) { f.has_note = true; }), other);
  EXPECT_EQ(only([](PhotoFilter& f) { f.marked = false; }), deer);
  EXPECT_EQ(only([](PhotoFilter& f) { f.confidence_from = 0.5; }), deer);
  EXPECT_EQ(only([](PhotoFilter& f) { f.confidence_to = 0.5; }), other);
  EXPECT_EQ(only([](PhotoFilter& f) { f.has_detections = false; }), other);
  EXPECT_EQ(only([](PhotoFilter& f) { f.camera = "gate", f.model = "deer-v1"; }), deer);
  TimelineQuery nobody;
  nobody.filter.model = "fox-v9";
  EXPECT_TRUE(walk(nobody).empty());
}

TEST_F(TimelineStore, FiltersTogetherAreAnsweredFromKeptCountsAsTheyWouldBeCounted) {
  const auto judged = add("2026-05-01T06:00:00Z", 0.6);
  const auto marked = add("2026-05-02T06:00:00Z", 0.1, "pond");
  add("2026-05-02T07:00:00Z", 0.8);
  judge(judged, Verdict::kFalseAlarm);
  database_.write([&](Transaction& sql) {
    set_light(sql, judged, PhotoLight::kDay);
    set_light(sql, marked, PhotoLight::kNight);
    set_mark(sql, marked, now(), MarkReason::kMissed, "a note");
    save_annotation(sql, marked, {}, 0);
  });
  const std::array<std::optional<bool>, 3> either{std::nullopt, true, false};
  for (const auto reviewed : either)
    for (const auto night : either)
      for (const auto with_animal : either) {
        PhotoFilter filter;
        filter.reviewed = reviewed;
        if (night) filter.light = *night ? PhotoLight::kNight : PhotoLight::kDay;
        filter.has_detections = with_animal;
        filter.marked = night;
        database_.read([&](Transaction& sql) {
          EXPECT_TRUE(facets_of(sql, filter));
          const Condition condition = condition_of(filter);
          EXPECT_EQ(count_photos(sql, filter),
                    count_of(sql, "SELECT count(*) FROM photos p" + condition.where(), condition));
          long long by_day = 0;
          for (const auto& day : count_days(sql, filter)) by_day += day.photos;
          EXPECT_EQ(by_day, count_photos(sql, filter));
        });
      }
  PhotoFilter waiting;
  waiting.marked = true;
  waiting.annotated = false;
  EXPECT_TRUE(walk({waiting, TimelineSort::kNewest}).empty());
  database_.write([&](Transaction& sql) {
    EXPECT_EQ(facets_of(sql, waiting)->first, "marked_annotated:10") << "one row a day";
    set_mark(sql, judged, now(), MarkReason::kOther, "");
    EXPECT_EQ(count_photos(sql, waiting), 1);
  });
  EXPECT_EQ(walk({waiting, TimelineSort::kNewest}), std::vector{judged});
  PhotoFilter day_alarms;
  day_alarms.light = PhotoLight::kDay;
  day_alarms.verdict = Verdict::kFalseAlarm;
  EXPECT_EQ(walk({day_alarms, TimelineSort::kNewest}), std::vector{judged});
}

TEST_F(TimelineStore, DaysFromAnyConfidenceAreCountedAsTheirPhotos) {
  for (int hundredth = 0; hundredth <= 100; ++hundredth)
    add(hundredth % 2 == 0 ? "2026-05-01T06:00:00Z" : "2026-05-02T06:00:00Z", hundredth / 100.0);
  for (const int from : {1, 10, 25, 37, 50, 89, 90, 91, 99, 100})
    for (const int to : {24, 25, 50, 89, 90, 99, 100}) {
      PhotoFilter filter;
      filter.confidence_from = from / 100.0;
      filter.confidence_to = to / 100.0;
      database_.read([&](Transaction& sql) {
        long long by_day = 0;
        for (const auto& day : count_days(sql, filter)) by_day += day.photos;
        EXPECT_EQ(by_day, std::max(0, to - from + 1)) << from << " to " << to;
        EXPECT_EQ(by_day, count_photos(sql, filter));
      });
    }
}

TEST_F(TimelineStore, TheNextUnreviewedComesInOrderAndOnceRound) {
  const auto first = add("2026-05-03T06:00:00Z", 0.9);
  const auto second = add("2026-05-02T06:00:00Z", 0.2);
  const auto third = add("2026-05-01T06:00:00Z", 0.5);
  judge(second, Verdict::kEmpty);
  EXPECT_EQ(next({}, first), third);
  EXPECT_EQ(next({}, third), first);
  EXPECT_EQ(next({{}, TimelineSort::kConfident}, first), third);
  judge(first, Verdict::kCorrect);
  EXPECT_EQ(next({}, third), std::nullopt) << "the photo itself is not the next one";
  EXPECT_EQ(next({}, second), third);
  judge(third, Verdict::kCorrect);
  EXPECT_EQ(next({}, second), std::nullopt);
}

TEST_F(TimelineStore, AnAnnotatedPhotoIsReviewed) {
  const auto first = add("2026-05-03T06:00:00Z");
  const auto second = add("2026-05-02T06:00:00Z");
  database_.write([&](Transaction& sql) { save_annotation(sql, second, {}, 0); });
  EXPECT_EQ(next({}, first), std::nullopt);
}

TEST_F(TimelineStore, AnEventEndsAtAGapAndAtAnotherCamera) {
  const auto before = add("2026-05-01T05:54:00Z");
  const auto first = add("2026-05-01T06:00:00Z");
  const auto second = add("2026-05-01T06:04:00Z");
  const auto third = add("2026-05-01T06:08:59Z");
  add("2026-05-01T06:05:00Z", 0, "pond");
  const auto event = [&](PhotoId photo, std::chrono::milliseconds gap) {
    return database_.read([&](Transaction& sql) { return event_photos(sql, photo, gap, 100); });
  };
  EXPECT_EQ(event(second, minutes(5)), (std::vector{first, second, third}));
  EXPECT_EQ(event(second, minutes(4)), (std::vector{second}));
  EXPECT_EQ(event(third, hours(1)), (std::vector{before, first, second, third}));
}

TEST_F(TimelineStore, APageDeepInTheListIsTheOneThatWalkingGives) {
  constexpr int kPhotos = 2400;
  database_.write([&](Transaction& sql) {
    const auto camera = camera_named(sql, "gate");
    for (int i = 0; i < kPhotos; ++i) {
      NewPhoto photo;
      photo.filename = photo.filepath = photo.sha256 = std::to_string(i);
      photo.size = {64, 64};
      photo.captured_at = parse_iso8601("2026-01-01T00:00:00Z").value() + minutes(97) * i;
      photo.utc_offset_minutes = i % 3 == 0 ? 720 : -600;  // their days are not in the order of capture
      photo.camera = camera;
      insert_photo(sql, photo);
    }
  });
  for (const int offset : {2000, 2150, 2399}) {
    PhotoFilter filter;
    filter.offset = offset;
    filter.limit = 2;
    const auto page = database_.read([&](Transaction& sql) { return list_photos(sql, filter); });
    ASSERT_FALSE(page.empty());
    EXPECT_EQ(page.front().filename, std::to_string(kPhotos - 1 - offset));
  }
}

TEST_F(TimelineStore, AKeyThatIsNoSectionIsRefused) {
  EXPECT_THROW(ids({}, "0.9"), Error);
  EXPECT_THROW(ids({{}, TimelineSort::kConfident}, "2026-05-01"), Error);
  EXPECT_THROW(ids({}, "2026-13-01"), Error);
}

TEST_F(TimelineStore, LookingAgainKeepsTheVerdictsOnBoxesThatStayTheSame) {
  const auto photo = add("2026-05-01T06:00:00Z", 0.6);
  const auto box = database_.write([&](Transaction& sql) {
    const auto id = detections_of(sql, {photo}, 0).front().id;
    set_box_review(sql, id, {BoxVerdict::kFalseAlarm, {}});
    show(sql, photo, "deer", 0.6);
    return id;
  });
  const auto after = database_.read([&](Transaction& sql) { return detections_of(sql, {photo}, 0); });
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0].id, box);
  EXPECT_EQ(after[0].verdict, BoxVerdict::kFalseAlarm);
}

}  // namespace
}  // namespace fieldloop
