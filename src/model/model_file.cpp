#include "model/model_file.h"

#include <algorithm>

#include "core/coco_classes.h"
#include "core/error.h"
#include "files/atomic_file.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kFormatVersion = 1;

// Logits by which lookalikes, and a class beside known ones, begin less probable than the mean animal: what
// is known would else be unlearned before they are told from it.
constexpr double kFirstDoubt = 3;

std::vector<torch::Tensor> class_rows_to_average(const torch::Tensor& rows,
                                                 const std::vector<std::string>& classes) {
  std::vector<torch::Tensor> animals;
  std::vector<torch::Tensor> all;
  for (std::size_t id = 0; id < classes.size(); ++id) {
    all.push_back(rows[static_cast<std::int64_t>(id)]);
    if (is_coco_animal(classes[id])) animals.push_back(all.back());
  }
  return animals.empty() ? all : animals;
}

// An output's row, or its bias, such that it says the same much less often.
torch::Tensor unlikely(const torch::Tensor& row) {
  const bool is_bias = row.dim() == 0;
  return is_bias ? row - kFirstDoubt : row;
}

bool keeps_a_class(const Model& parent, const Model& model) {
  return classes_unknown_to(parent, model.classes).size() < model.classes.size();
}

// The output rows of `parent` (classes, perhaps lookalikes, then box channels) rearranged for `model`.
torch::Tensor rearranged(const torch::Tensor& rows, const Model& parent, const Model& model) {
  const auto mean = torch::stack(class_rows_to_average(rows, parent.classes)).mean(0);
  const auto newcomer = keeps_a_class(parent, model) ? unlikely(mean) : mean;
  std::vector<torch::Tensor> result;
  for (const auto& name : model.classes) {
    const auto found = std::find(parent.classes.begin(), parent.classes.end(), name);
    result.push_back(found == parent.classes.end() ? newcomer : rows[found - parent.classes.begin()]);
  }
  const auto after_classes = static_cast<std::int64_t>(parent.classes.size());
  if (model.knows_lookalikes)
    result.push_back(parent.knows_lookalikes ? rows[after_classes] : unlikely(mean));
  return torch::cat({torch::stack(result), rows.slice(0, parent.network->output_count())});
}

int output_count(const std::vector<std::string>& classes, bool lookalikes) {
  return static_cast<int>(classes.size()) + (lookalikes ? 1 : 0);
}

torch::Tensor parameter_of(const torch::nn::Conv2d& conv, bool bias) {
  return bias ? conv->bias : conv->weight;
}

}  // namespace

void write_model(torch::serialize::OutputArchive& archive, const Model& model) {
  torch::serialize::OutputArchive weights(archive.compilation_unit());
  model.network->save(weights);
  archive.write("weights", weights);
  archive.write("format", torch::IValue(kFormatVersion));
  archive.write("classes", torch::IValue(model.classes));
  archive.write("image_size", torch::IValue(std::int64_t{model.image_size}));
  archive.write("lookalikes", torch::IValue(model.knows_lookalikes));
}

Model read_model(torch::serialize::InputArchive& archive, const std::string& file_for_messages) {
  try {
    torch::IValue value;
    archive.read("format", value);
    if (value.toInt() != kFormatVersion)
      throw Error(ErrorCode::kUnsupported, file_for_messages + " was written by another version of Fieldloop",
                  file_for_messages);
    Model model;
    archive.read("classes", value);
    for (const auto& name : value.toListRef()) model.classes.push_back(name.toStringRef());
    archive.read("image_size", value);
    model.image_size = static_cast<int>(value.toInt());
    // Files without it were written before there were lookalikes.
    model.knows_lookalikes = archive.try_read("lookalikes", value) && value.toBool();
    model.network = Network(output_count(model.classes, model.knows_lookalikes));
    torch::serialize::InputArchive weights;
    archive.read("weights", weights);
    model.network->load(weights);
    return model;
  } catch (const c10::Error&) {
    throw Error(ErrorCode::kCorruptData, file_for_messages + " is not a model that Fieldloop wrote",
                file_for_messages);
  }
}

void save_archive(torch::serialize::OutputArchive& archive, const fs::path& file) {
  std::string bytes;
  archive.save_to([&bytes](const void* data, std::size_t size) {
    bytes.append(static_cast<const char*>(data), size);
    return size;
  });
  write_file_atomically(file, std::string_view(bytes));
}

torch::serialize::InputArchive load_archive(const fs::path& file) {
  const auto bytes = read_file(file);
  try {
    torch::serialize::InputArchive archive;
    archive.load_from(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return archive;
  } catch (const c10::Error&) {
    throw Error(ErrorCode::kCorruptData, file.string() + " is damaged or not a model file", file.string());
  }
}

std::vector<int> classes_unknown_to(const Model& model, const std::vector<std::string>& names) {
  std::vector<int> unknown;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::ranges::find(model.classes, names[i]) == model.classes.end())
      unknown.push_back(static_cast<int>(i));
  return unknown;
}

bool knows_classes(const Model& model, const std::vector<std::string>& names) {
  return classes_unknown_to(model, names).empty();
}

void save_model(const Model& model, const fs::path& file) {
  torch::serialize::OutputArchive archive;
  write_model(archive, model);
  save_archive(archive, file);
}

Model load_model(const fs::path& file) {
  auto archive = load_archive(file);
  return read_model(archive, file.string());
}

Model model_for_classes(const Model& parent, const std::vector<std::string>& classes, bool lookalikes) {
  const torch::NoGradGuard no_grad;
  Model model{Network{nullptr}, classes, parent.image_size, lookalikes || parent.knows_lookalikes};
  model.network = Network(output_count(classes, model.knows_lookalikes));
  for (std::size_t i = 0; i < model.network->convs().size(); ++i) {
    const auto& from = parent.network->convs()[i];
    const bool output = std::find(kOutputConvs.begin(), kOutputConvs.end(), i) != kOutputConvs.end();
    for (const bool bias : {false, true}) {
      const auto old = parameter_of(from, bias);
      parameter_of(model.network->convs()[i], bias).copy_(output ? rearranged(old, parent, model) : old);
    }
  }
  return model;
}

}  // namespace fieldloop
