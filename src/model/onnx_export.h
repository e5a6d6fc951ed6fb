#pragma once
#include <filesystem>

#include "model/model_file.h"

namespace fieldloop {

// Writes the model as docs/architecture.md's model format describes, for square images of model.image_size,
// atomically; the batch size is free. Throws Error(kIo).
void export_onnx(const Model& model, const std::filesystem::path& file);

}  // namespace fieldloop
