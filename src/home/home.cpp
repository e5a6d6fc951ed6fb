#include "home/home.h"

#include "core/error.h"

namespace fieldloop {

Home::Home(const std::filesystem::path& root) {
  std::error_code error;
  root_ = std::filesystem::absolute(root, error).lexically_normal();
  for (const auto& folder : {photos(), refused(), to_annotate(), training_data(), synthetic_training(),
                             thumbnails(), models(), runs()}) {
    std::filesystem::create_directories(folder, error);
    if (error)
      throw Error(ErrorCode::kIo, "Cannot create the folder " + folder.string() + ": " + error.message(),
                  folder.string());
  }
}

std::string Home::relative(const std::filesystem::path& inside) const {
  return inside.lexically_relative(root_).generic_string();
}

}  // namespace fieldloop
