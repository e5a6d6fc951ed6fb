#include "review/field_report.h"

#include <chrono>
#include <functional>
#include <map>

#include "core/vocabulary.h"
#include "storage/learning/model_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

constexpr std::chrono::minutes kBurstGap{5};
constexpr std::size_t kWeeksShown = 26;

struct Sample {
  Population population;
  std::vector<JudgedPhoto> photos;
};
using Samples = std::map<std::string, Sample>;

struct Records {
  std::optional<std::string> model;
  std::vector<FieldCount> counts;
  std::vector<ReviewedFieldPhoto> photos;
};

Records read_records(const Database& db) {
  return db.read([](Transaction& sql) {
    Records records;
    const auto model = find_deployed_model(sql);
    if (!model) return records;
    records.model = model->name;
    records.counts = field_counts(sql, model->id, kViewThreshold);
    records.photos = reviewed_field_photos(sql, model->id, kViewThreshold);
    return records;
  });
}

// The number of the burst each photo is of; they come by camera and time.
std::vector<int> bursts_of(const std::vector<ReviewedFieldPhoto>& photos) {
  std::vector<int> bursts;
  int burst = 0;
  for (std::size_t i = 0; i < photos.size(); ++i) {
    if (i > 0 && (photos[i].camera != photos[i - 1].camera ||
                  photos[i].captured_at - photos[i - 1].captured_at > kBurstGap))
      ++burst;
    bursts.push_back(burst);
  }
  return bursts;
}

// Where a photo or a count belongs; empty: nowhere.
using Grouping = std::function<std::string(const std::string& day, const std::string& camera,
                                           std::optional<PhotoLight> light)>;

Samples grouped(const Records& records, const std::vector<int>& bursts, const Grouping& group) {
  Samples samples;
  for (const auto& count : records.counts) {
    auto& population = samples[group(count.day, count.camera, count.light)].population;
    population.alarms += count.alarms;
    population.silent += count.silent;
  }
  for (std::size_t i = 0; i < records.photos.size(); ++i) {
    const auto& photo = records.photos[i];
    auto judgement = judged(photo);
    if (!judgement) continue;
    judgement->burst = bursts[i];
    samples[group(photo.day, photo.camera, photo.light)].photos.push_back(*judgement);
  }
  return samples;
}

std::vector<FieldSlice> slices(const Samples& samples) {
  std::vector<FieldSlice> list;
  for (const auto& [name, sample] : samples)
    if (!name.empty() && !sample.photos.empty())
      list.push_back({name, sample.population, field_performance(sample.photos, sample.population)});
  return list;
}

std::string name_or_empty(std::optional<PhotoLight> light) {
  return light ? std::string(name_of(*light)) : "";
}

}  // namespace

std::string week_of(const std::string& day) {
  const auto time = parse_iso8601(day);
  if (!time) return {};
  const auto date = std::chrono::floor<std::chrono::days>(*time);
  const auto monday = date - (std::chrono::weekday(date) - std::chrono::Monday);
  constexpr std::size_t kDayLength = 10;
  return to_iso8601(monday).substr(0, kDayLength);
}

FieldReport field_report(const Database& db) {
  const auto records = read_records(db);
  const auto bursts = bursts_of(records.photos);
  const auto all = [&](const Grouping& group) { return grouped(records, bursts, group); };
  auto overall = all([](auto&, auto&, auto) { return std::string("all"); })["all"];
  FieldReport report{records.model,
                     overall.population,
                     field_performance(overall.photos, overall.population),
                     slices(all([](auto& day, auto&, auto) { return week_of(day); })),
                     slices(all([](auto&, auto& camera, auto) { return camera; })),
                     slices(all([](auto&, auto&, auto light) { return name_or_empty(light); }))};
  if (report.weeks.size() > kWeeksShown)
    report.weeks.erase(report.weeks.begin(), report.weeks.end() - kWeeksShown);
  return report;
}

}  // namespace fieldloop
