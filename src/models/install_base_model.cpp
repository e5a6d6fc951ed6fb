#include "detect/detector.h"
#include "files/atomic_file.h"
#include "home/home.h"
#include "home/installation.h"
#include "models/models.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

constexpr const char* kFamily = "coco-base";

void copy_into(const std::filesystem::path& from, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const char* name : {"best.onnx", "best.pt", "classes.txt"})
    if (std::filesystem::exists(from / name)) copy_file_atomically(from / name, folder / name);
}

}  // namespace

void Models::install_base() const {
  const auto& home = parts_.home;
  const auto source = parts_.installation.share / kFamily;
  const bool needed = parts_.db.read([](Transaction& sql) { return !any_model_with_weights(sql); });
  if (!needed || !std::filesystem::exists(source / "best.onnx")) return;
  const auto version = home.models() / kFamily / "versions" / "1";
  copy_into(source, version);
  copy_into(source, home.models() / kFamily / "weights");
  const Detector detector(version / "best.onnx", {.threads = 1});
  ModelRow model;
  model.name = kFamily;
  model.family = kFamily;
  model.version = 1;
  model.folder = home.relative(version);
  model.classes = detector.class_names();
  model.image_size = detector.image_size();
  model.notes = "The network that comes with Fieldloop, trained on COCO's 80 classes";
  parts_.db.write([&](Transaction& sql) {
    if (any_model_with_weights(sql)) return;
    deploy_model(sql, insert_model(sql, model), "first start");
    add_activity(sql, "deployment", "coco-base deployed");
  });
}

}  // namespace fieldloop
