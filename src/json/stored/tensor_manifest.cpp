#include "json/stored/tensor_manifest.h"

#include "json/stored/stored_json.h"

namespace fieldloop {

using nlohmann::json;

std::vector<DescribedTensor> tensors_from(const std::string& text) {
  return read_stored(text, "The description of a converted model", [](const json& root) {
    std::vector<DescribedTensor> tensors;
    for (const auto& group : root.at("weightsManifest"))
      for (const auto& entry : group.at("weights"))
        tensors.push_back({entry.at("name").get<std::string>(),
                           entry.at("shape").get<std::vector<std::int64_t>>(),
                           entry.contains("quantization")});
    return tensors;
  });
}

}  // namespace fieldloop
