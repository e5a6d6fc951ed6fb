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
};

// Atomically. Throws Error(kIo).
void save_model(const Model& model, const std::filesystem::path& file);

// Throws Error(kNotFound), or Error(kCorruptData) when the file is not a whole model of a known format
// version.
Model load_model(const std::filesystem::path& file);

// A network for `classes` that keeps everything `parent` knows: classes of the same name keep their outputs,
// new ones begin as the mean of the parent's animals (of all its classes when it knows none by COCO's names).
Network network_for_classes(const Model& parent, const std::vector<std::string>& classes);

// The model under `prefix` in a larger archive, such as a checkpoint.
void write_model(torch::serialize::OutputArchive& archive, const Model& model);
Model read_model(torch::serialize::InputArchive& archive, const std::string& file_for_messages);

// Whole archives to and from a file, atomically.
void save_archive(torch::serialize::OutputArchive& archive, const std::filesystem::path& file);
torch::serialize::InputArchive load_archive(const std::filesystem::path& file);

}  // namespace fieldloop
