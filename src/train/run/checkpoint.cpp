#include "train/run/checkpoint.h"

#include "core/error.h"

namespace fieldloop {
namespace {

[[noreturn]] void refuse_damaged(const std::filesystem::path& file) {
  throw Error(ErrorCode::kCorruptData,
              file.string() + " is not a checkpoint: start the run again without resume", file.string());
}

RunState state_in(const torch::IValue& text, const std::filesystem::path& file) {
  try {
    return run_state_from(text.toStringRef());
  } catch (const Error&) {
    refuse_damaged(file);
  }
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
  archive.write("state", torch::IValue(text_of(state)));
  save_archive(archive, file);
}

Checkpoint load_checkpoint(const std::filesystem::path& file) {
  auto archive = load_archive(file);
  try {
    Checkpoint checkpoint;
    torch::IValue text;
    archive.read("state", text);
    checkpoint.state = state_in(text, file);
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
    refuse_damaged(file);
  }
}

}  // namespace fieldloop
