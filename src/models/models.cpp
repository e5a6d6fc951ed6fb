#include "models/models.h"

#include "core/error.h"
#include "models/photo_origins.h"
#include "storage/photos/day_counts.h"
#include "storage/photos/photo_filter.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

std::vector<std::filesystem::path> images_of(const ModelEvaluation& evaluation) {
  std::vector<std::filesystem::path> images;
  for (const auto& record : evaluation.photos) images.push_back(record.image);
  return images;
}

}  // namespace

ModelRow Models::get(const std::string& name) const {
  auto model = parts_.db.read([&](Transaction& sql) { return find_model(sql, std::string_view(name)); });
  if (!model)
    throw Error(ErrorCode::kNotFound, "There is no model " + name + "; fieldloop models lists them.",
                "model");
  return *std::move(model);
}

ModelRow Models::deployed() const {
  auto model = parts_.db.read([](Transaction& sql) { return find_deployed_model(sql); });
  if (!model) throw Error(ErrorCode::kUnavailable, "No model is deployed yet; deploy one first.");
  return *std::move(model);
}

std::vector<ModelRow> Models::list() const {
  return parts_.db.read([](Transaction& sql) { return list_models(sql); });
}

ModelVersion Models::described(const ModelRow& model) const {
  ModelVersion version{model, {}, 0};
  PhotoFilter shown_by;
  shown_by.model = model.name;
  parts_.db.read([&](Transaction& sql) {
    if (model.parent) version.parent = find_model(sql, *model.parent).value().name;
    version.shown_on = count_photos(sql, shown_by);
  });
  return version;
}

ModelEvaluation Models::evaluate(const Detector& detector, const YoloDataset& dataset, Split split,
                                 const ProgressFn& progress, std::stop_token stop) const {
  auto evaluation = evaluate_model(detector, dataset, split, progress, std::move(stop));
  add_origins(evaluation.photos, origins_of(parts_.db, parts_.image_hashes, images_of(evaluation)));
  return evaluation;
}

}  // namespace fieldloop
