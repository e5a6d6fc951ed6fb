
#include <CLI/CLI.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "model/coco_classes.h"
#include "model/nanodet_weights.h"
#include "model/onnx_export.h"

namespace fieldloop {
namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

// Pixels; what the base network was trained at.
constexpr int kBaseImageSize = 416;

void import_base(const std::filesystem::path& nanodet, const std::filesystem::path& output) {
  std::filesystem::create_directories(output);
  const Model model{read_nanodet(nanodet), coco_class_names(), kBaseImageSize};
  save_model(model, output / "best.pt");
  export_onnx(model, output / "best.onnx");
  std::string names;
  for (const auto& name : model.classes) names += name + "\n";
  write_file_atomically(output / "classes.txt", std::string_view(names));
}

}  // namespace
}  // namespace fieldloop

int main(int argc, char** argv) {
  CLI::App app("Trains Fieldloop's detectors", "fieldloop-train");
  app.require_subcommand(1);
  std::filesystem::path nanodet;
  std::filesystem::path output;
  auto* import = app.add_subcommand("import-base", "Write the COCO base network as best.pt and best.onnx");
  import->add_option("--nanodet", nanodet, "Folder with nanodet.json and nanodet.bin")->required();
  import->add_option("--output", output, "Folder to write to")->required();
  import->callback([&] { fieldloop::import_base(nanodet, output);
});
try {
  app.parse(argc, argv);
  return 0;
} catch (const CLI::ParseError& error) {
  return app.exit(error) == 0 ? 0 : fieldloop::kUsage;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return fieldloop::kFailed;
}
}
