#include "model/nanodet_weights.h"

#include <map>

#include "core/coco_classes.h"
#include "core/error.h"
#include "files/atomic_file.h"
#include "json/stored/tensor_manifest.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// A converted TensorFlow.js graph: its manifest lists the tensors in the order of their bytes.
class TensorFile {
 public:
  explicit TensorFile(const fs::path& folder)
      : file_(folder / "nanodet.bin"), bytes_(read_file(file_)), manifest_(folder / "nanodet.json") {
    std::size_t offset = 0;
    for (const auto& tensor : described()) offset += place(tensor, offset);
  }

  // Stored as a half; float32 afterwards.
  torch::Tensor read(const std::string& name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end() || !found->second.half)
      throw Error(ErrorCode::kCorruptData, manifest_.string() + " has no weights named " + name,
                  manifest_.string());
    const auto& entry = found->second;
    auto* start = const_cast<unsigned char*>(bytes_.data() + entry.offset);
    return torch::from_blob(start, entry.shape, torch::kHalf).to(torch::kFloat).clone();
  }

 private:
  struct Entry {
    std::size_t offset = 0;
    std::vector<std::int64_t> shape;
    bool half = false;
  };

  std::vector<DescribedTensor> described() const {
    const auto text = read_text_file(manifest_);
    try {
      return tensors_from(text);
    } catch (const Error& error) {
      throw Error(ErrorCode::kCorruptData,
                  manifest_.string() + " is not the description of a converted model: " + error.what(),
                  manifest_.string());
    }
  }

  // Notes where the tensor lies and returns its size in bytes.
  std::size_t place(const DescribedTensor& tensor, std::size_t offset) {
    Entry entry{offset, tensor.shape, tensor.half};
    std::size_t size = entry.half ? 2 : 4;
    for (const auto side : entry.shape) size *= static_cast<std::size_t>(side);
    if (offset + size > bytes_.size())
      throw Error(ErrorCode::kCorruptData, file_.string() + " ends too early", file_.string());
    entries_.emplace(tensor.name, std::move(entry));
    return size;
  }

  fs::path file_;
  std::vector<unsigned char> bytes_;
  fs::path manifest_;
  std::map<std::string, Entry> entries_;
};

std::string kernel_name(std::size_t layer) {
  return "PartitionedCall/split" + (layer == 0 ? std::string() : "_" + std::to_string(layer));
}

// The converter numbered the biases among other constants.
std::string bias_name(std::size_t layer) {
  constexpr std::size_t kFirstHead = 28;
  constexpr std::array<int, 6> kHeadBiases{60, 62, 66, 68, 70, 72};
  const int number = layer < kFirstHead ? 2 * static_cast<int>(layer) : kHeadBiases.at(layer - kFirstHead);
  return "unknown_" + std::to_string(number);
}

void copy_checked(const torch::Tensor& to, const torch::Tensor& from, const std::string& name) {
  if (to.sizes() != from.sizes())
    throw Error(ErrorCode::kCorruptData, "The base network's " + name + " has an unexpected shape");
  to.copy_(from);
}

}  // namespace

Network read_nanodet(const fs::path& folder) {
  const torch::NoGradGuard no_grad;
  const TensorFile file(folder);
  Network network(static_cast<int>(coco_class_names().size()));
  for (std::size_t layer = 0; layer < network->convs().size(); ++layer) {
    auto kernel = file.read(kernel_name(layer)).permute({3, 2, 0, 1});
    if (layer == 0) kernel = kernel.flip(1);  // it was trained on BGR, ours is fed RGB
    copy_checked(network->convs()[layer]->weight, kernel, kernel_name(layer));
    copy_checked(network->convs()[layer]->bias, file.read(bias_name(layer)), bias_name(layer));
  }
  return network;
}

}  // namespace fieldloop
