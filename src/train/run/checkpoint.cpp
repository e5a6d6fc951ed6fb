#include "train/run/checkpoint.h"

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace fieldloop {
namespace {

using nlohmann::json;

std::string as_text(const RunState& state) {
  const auto& sums = state.sums;
  return json{{"epoch", state.next.epoch},
              {"batch", state.next.batch},
              {"learning_rate", state.learning_rate},
              {"steps", state.steps},
              {"sums", {sums.classification, sums.box, sums.distribution, sums.total, sums.batches}},
              {"history", state.history},
              {"bf16", state.precision == Precision::kBfloat16},
              {"threads", state.threads}}
      .dump();
}

RunState from_text(const std::string& text) {
  const auto state = json::parse(text);
  const auto& sums = state.at("sums");
  return {{state.at("epoch"), state.at("batch")},
          state.at("learning_rate"),
          state.at("steps"),
          {sums.at(0), sums.at(1), sums.at(2), sums.at(3), sums.at(4)},
          state.at("history").get<std::vector<EpochRecord>>(),
          state.at("bf16").get<bool>() ? Precision::kBfloat16 : Precision::kFloat32,
          state.value("threads", 1)};
}

}  // namespace

void save_checkpoint(const std::filesystem::path& file, const RunState& state, const Model& training,
                     const Network& average, const torch::optim::Optimizer& optimizer) {
  torch::serialize::OutputArchive archive;
  torch::serialize::OutputArchive parts[3]{torch::serialize::OutputArchive(archive.compilation_unit()),
                                           torch::serialize::OutputArchive(archive.compilation_unit()),
                                           torch::serialize::OutputArchive(archive.compilation_unit())};
  write_model(parts[0], training);
  average->save(parts[1]);
  optimizer.save(parts[2]);
  archive.write("training", parts[0]);
  archive.write("average", parts[1]);
  archive.write("optimizer", parts[2]);
  archive.write("state", torch::IValue(as_text(state)));
  save_archive(archive, file);
}

Checkpoint load_checkpoint(const std::filesystem::path& file) {
  auto archive = load_archive(file);
  try {
    Checkpoint checkpoint;
    torch::IValue text;
    archive.read("state", text);
    checkpoint.state = from_text(text.toStringRef());
    torch::serialize::InputArchive training;
    archive.read("training", training);
    checkpoint.training = read_model(training, file.string());
    checkpoint.average = Network(checkpoint.training.network->output_count());
    torch::serialize::InputArchive average;
    archive.read("average", average);
    checkpoint.average->load(average);
    archive.read("optimizer", checkpoint.optimizer);
    return checkpoint;
  } catch (const c10::Error&) {
  } catch (const json::exception&) {
  }
  throw Error(ErrorCode::kCorruptData,
              file.string() + " is not a checkpoint: start the run again without resume", file.string());
}

}  // namespace fieldloop
