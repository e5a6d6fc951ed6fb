#pragma once
#include <gmock/gmock.h>

#include "core/error.h"
#include "datasets/datasets.h"
#include "detect/tiny_model_for_tests.h"
#include "files/atomic_file.h"
#include "storage/learning/model_store.h"
#include "testing/home_fixture.h"

namespace fieldloop {

// A home with helpers for datasets, annotations and models; the models are real ONNX files.
class LoopFixture : public HomeFixture {
 protected:
  // Uploads test photo `number` with a label to a split.
  AddItemsResult upload(const std::string& dataset, Split split, int number, const std::string& name,
                        const std::string& label) {
    const auto image = test_photo(number);
    const Bytes text(label.begin(), label.end());
    return app_.datasets.add_items(dataset, split, {{name + ".jpg", image}, {name + ".txt", text}});
  }

  AnnotationRow annotate(PhotoId photo, const std::vector<std::string>& classes) {
    std::vector<AnnotationBox> boxes;
    for (const auto& name : classes) boxes.push_back({name, {0.25F, 0.25F, 0.75F, 0.5F}, BoxOrigin::kDrawn});
    return app_.annotations.put_unchecked(photo, boxes, std::nullopt, "");
  }

  // A candidate whose ONNX file always shows one deer (TinyModel's first anchor) at this confidence.
  ModelRow add_model(const std::string& family, int version, float confidence) {
    testing_models::TinyModel tiny;
    tiny.values[8] = confidence;
    tiny.values[10] = tiny.values[11] = tiny.values[9] = 0;
    ModelRow model;
    model.name = family + "-v" + std::to_string(version);
    model.family = family;
    model.version = version;
    model.folder = "models/" + family + "/versions/" + std::to_string(version);
    model.classes = {"deer", "fox"};
    model.image_size = 64;
    const auto folder = app_.home.root() / model.folder;
    std::filesystem::create_directories(folder);
    write_file_atomically(folder / "best.onnx", tiny.bytes());
    write_file_atomically(folder / "best.pt", model.name);
    model.id = app_.db.write([&](Transaction& sql) { return insert_model(sql, model); });
    return model;
  }

  std::string text(const std::filesystem::path& file) const { return read_text_file(file); }
};

}  // namespace fieldloop
