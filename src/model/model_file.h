#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "model/network.h"

namespace fieldloop {

// What best.pt holds: enough to train on from.
struct Model {
  Network network{nullptr};
  std::vector<std::string> classes;  // position = class id
  int image_size = 0;                // pixels, the square side it was trained at
  bool knows_lookalikes = false;     // one more output, after the classes: what is taken for them and is none
};

// Positions of the names that are none of its classes, ascending.
std::vector<int> classes_unknown_to(const Model& model, const std::vector<std::string>& names);
bool knows_classes(const Model& model, const std::vector<std::string>& names);  // all of them

// Atomically. Throws Error(kIo).
void save_model(const Model& model, const std::filesystem::path& file);

// Throws Error(kNotFound), or Error(kCorruptData) when the file is not a whole model of a known format
// version.
Model load_model(const std::filesystem::path& file);

// A model for `classes` that keeps everything `parent` knows: classes of the same name, and lookalikes, keep
// their outputs; new ones begin as the mean of the parent's animals (of all its classes when it knows none by
// COCO's names), lookalikes and a new class beside kept ones as a less probable one. It knows lookalikes when
// the parent does or `lookalikes` says so.
Model model_for_classes(const Model& parent, const std::vector<std::string>& classes,
                        bool lookalikes = false);

// The model under `prefix` in a larger archive, such as a checkpoint.
void write_model(torch::serialize::OutputArchive& archive, const Model& model);
Model read_model(torch::serialize::InputArchive& archive, const std::string& file_for_messages);

// Whole archives to and from a file, atomically.
void save_archive(torch::serialize::OutputArchive& archive, const std::filesystem::path& file);
torch::serialize::InputArchive load_archive(const std::filesystem::path& file);

}  // namespace fieldloop
