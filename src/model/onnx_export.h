#pragma once
#include <filesystem>
#include <string>

#include "model/model_file.h"

namespace fieldloop {

// The model as docs/architecture.md's model format describes, for square images of model.image_size; the
// batch size is free.
std::string onnx_file_of(const Model& model);

// Writes that file, atomically. Throws Error(kIo).
void export_onnx(const Model& model, const std::filesystem::path& file);

}  // namespace fieldloop
