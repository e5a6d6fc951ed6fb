#include "model/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <onnxruntime_cxx_api.h>
#include <unistd.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "model/decode.h"
#include "model/onnx_export.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

class ModelFile : public testing::Test {
 protected:
  ModelFile() { fs::create_directories(folder_); }
  ~ModelFile() override { fs::remove_all(folder_); }
  static Model make(std::vector<std::string> classes, int image_size = 64) {
    torch::manual_seed(1);
    Network network(static_cast<int>(classes.size()));
    return {network, std::move(classes), image_size};
  }
  fs::path folder_ = fs::path(testing::TempDir()) / ("model_file_" + std::to_string(::getpid()));
};

torch::Tensor class_row(const Network& network, const std::vector<std::string>& classes,
                        const std::string& name) {
  return network->convs()[kOutputConvs[0]]
      ->weight[std::find(classes.begin(), classes.end(), name) - classes.begin()];
}

TEST_F(ModelFile, ReadsBackWhatWasWritten) {
  const auto model = make({"deer", "fox"});
  save_model(model, folder_ / "best.pt");
  auto again = load_model(folder_ / "best.pt");
  EXPECT_EQ(again.classes, model.classes);
  EXPECT_EQ(again.image_size, 64);
  for (std::size_t i = 0; i < model.network->convs().size(); ++i)
    EXPECT_TRUE(torch::equal(again.network->convs()[i]->weight, model.network->convs()[i]->weight)) << i;
}

TEST_F(ModelFile, AFileThatIsNoModelIsRefusedByName) {
  write_file_atomically(folder_ / "best.pt", std::string_view("not a model"));
  try {
    load_model(folder_ / "best.pt");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kCorruptData);
    EXPECT_THAT(error.what(), testing::HasSubstr("best.pt"));
  }
  EXPECT_THROW(load_model(folder_ / "absent.pt"), Error);
}

TEST_F(ModelFile, ATruncatedModelIsRefused) {
  save_model(make({"deer"}), folder_ / "best.pt");
  auto bytes = read_file(folder_ / "best.pt");
  bytes.resize(bytes.size() / 2);
  write_file_atomically(folder_ / "best.pt", bytes);
  EXPECT_THROW(load_model(folder_ / "best.pt"), Error);
}

TEST_F(ModelFile, ANewClassBeginsAsTheMeanAnimalAndBesideKnownOnesAsALessProbableOne) {
  const auto parent = make({"cat", "car", "dog"});
  const auto bias = [](const Model& model) { return model.network->convs()[29]->bias[0].item<float>(); };
  const auto& of_parent = parent.network->convs()[29]->bias;
  const auto mean = (of_parent[0].item<float>() + of_parent[2].item<float>()) / 2;
  EXPECT_NEAR(bias(model_for_classes(parent, {"fox"})), mean, 1e-5);
  EXPECT_NEAR(bias(model_for_classes(parent, {"fox", "dog"})), mean - 3, 1e-5)
      << "a model of deer lost 0.04 of mAP50 while it learned capybaras that began as deer";
}

TEST_F(ModelFile, KnownClassesKeepTheirOutputsAndNewOnesBeginAsTheMeanAnimal) {
  const auto parent = make({"cat", "car", "dog"});
  const std::vector<std::string> classes{"fox", "dog"};
  const auto network = model_for_classes(parent, classes).network;
  const auto row = [&](const std::string& name) { return class_row(parent.network, parent.classes, name); };
  EXPECT_TRUE(torch::equal(class_row(network, classes, "dog"), row("dog")));
  EXPECT_TRUE(torch::allclose(class_row(network, classes, "fox"), (row("cat") + row("dog")) / 2));
  EXPECT_TRUE(
      torch::equal(network->convs()[31]->weight.slice(0, 2), parent.network->convs()[31]->weight.slice(0, 3)))
      << "the box outputs stay";
  EXPECT_TRUE(torch::equal(network->convs()[0]->weight, parent.network->convs()[0]->weight));
}

TEST_F(ModelFile, WhatIsKnownOfLookalikesIsKeptAndWrittenAndBeginsAsALessProbableMeanAnimal) {
  const auto parent = make({"cat", "car", "dog"});
  const auto child = model_for_classes(parent, {"dog"}, true);
  const auto row = [](const Model& model, int at) { return model.network->convs()[29]->weight[at]; };
  EXPECT_TRUE(child.knows_lookalikes);
  EXPECT_EQ(child.network->output_count(), 2);
  EXPECT_TRUE(torch::allclose(row(child, 1), (row(parent, 0) + row(parent, 2)) / 2));
  const auto bias = [](const Model& model, int at) {
    return model.network->convs()[29]->bias[at].item<float>();
  };
  EXPECT_NEAR(bias(child, 1), (bias(parent, 0) + bias(parent, 2)) / 2 - 3, 1e-5);
  save_model(child, folder_ / "best.pt");
  const auto grandchild = model_for_classes(load_model(folder_ / "best.pt"), {"fox", "dog"});
  EXPECT_TRUE(grandchild.knows_lookalikes);
  EXPECT_TRUE(torch::equal(row(grandchild, 2), row(child, 1)));
  EXPECT_TRUE(torch::equal(grandchild.network->convs()[29]->weight.slice(0, 3),
                           child.network->convs()[29]->weight.slice(0, 2)))
      << "the box outputs stay";
}

TEST_F(ModelFile, AFileFromBeforeThereWereLookalikesIsRead) {
  const auto model = make({"deer"});
  torch::serialize::OutputArchive archive;
  torch::serialize::OutputArchive weights(archive.compilation_unit());
  model.network->save(weights);
  archive.write("weights", weights);
  archive.write("format", torch::IValue(std::int64_t{1}));
  archive.write("classes", torch::IValue(model.classes));
  archive.write("image_size", torch::IValue(std::int64_t{64}));
  save_archive(archive, folder_ / "best.pt");
  EXPECT_FALSE(load_model(folder_ / "best.pt").knows_lookalikes);
}

torch::Tensor run_onnx(Ort::Session& session, torch::Tensor images) {
  const auto memory = Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault);
  const auto value = Ort::Value::CreateTensor<float>(memory, images.data_ptr<float>(),
                                                     static_cast<std::size_t>(images.numel()),
                                                     images.sizes().data(), images.sizes().size());
  const char* input = "images";
  const char* output = "output0";
  auto results = session.Run(Ort::RunOptions{}, &input, &value, 1, &output, 1);
  const auto shape = results[0].GetTensorTypeAndShapeInfo().GetShape();
  return torch::from_blob(results[0].GetTensorMutableData<float>(), shape).clone();
}

std::string metadata(Ort::Session& session, const char* key) {
  Ort::AllocatorWithDefaultOptions allocator;
  return session.GetModelMetadata().LookupCustomMetadataMapAllocated(key, allocator).get();
}

TEST_F(ModelFile, TheExportedOnnxGivesTheNetworksOutputForAnyBatchAndSaysWhatItIs) {
  const torch::NoGradGuard no_grad;
  const auto model = make({"deer", "Pallas's cat"}, 96);
  for (auto& conv : model.network->convs()) conv->weight.mul_(2);  // else everything is nearly constant
  export_onnx(model, folder_ / "best.onnx");
  Ort::Env environment;
  Ort::Session session(environment, (folder_ / "best.onnx").c_str(), Ort::SessionOptions{});
  for (const int batch : {1, 3}) {
    const auto images = torch::rand({batch, 3, 96, 96});
    const auto expected = decode_output(Network(model.network)->forward(images), cell_grid(96, 96), false);
    EXPECT_GT(expected.slice(1, 4).std().item<float>(), 0.001F) << "the comparison must be able to fail";
    EXPECT_TRUE(torch::allclose(run_onnx(session, images), expected, 1e-3, 1e-3));
  }
  EXPECT_EQ(metadata(session, "names"), "{0: 'deer', 1: 'Pallas\\'s cat'}");
  EXPECT_EQ(metadata(session, "imgsz"), "[96, 96]");
  EXPECT_EQ(metadata(session, "stride"), "32");
  EXPECT_EQ(metadata(session, "task"), "detect");
}

TEST_F(ModelFile, TheExportedOnnxLowersClassesByWhatIsProbablyALookalike) {
  const torch::NoGradGuard no_grad;
  const auto model = model_for_classes(make({"deer", "fox"}, 96), {"deer", "fox"}, true);
  for (auto& conv : model.network->convs()) conv->weight.mul_(2);
  export_onnx(model, folder_ / "best.onnx");
  Ort::Env environment;
  Ort::Session session(environment, (folder_ / "best.onnx").c_str(), Ort::SessionOptions{});
  const auto images = torch::rand({1, 3, 96, 96});
  const auto prediction = Network(model.network)->forward(images);
  const auto output = run_onnx(session, images);
  EXPECT_TRUE(torch::allclose(output, decode_output(prediction, cell_grid(96, 96), true), 1e-3, 1e-3));
  const auto all = prediction.logits.sigmoid();
  EXPECT_TRUE(torch::allclose(output.slice(1, 4), all.slice(1, 0, 2) * (1 - all.slice(1, 2)), 1e-3, 1e-4));
  EXPECT_EQ(metadata(session, "names"), "{0: 'deer', 1: 'fox'}");
}

}  // namespace
}  // namespace fieldloop
