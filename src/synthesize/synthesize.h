#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/detection.h"
#include "core/progress.h"
#include "core/time.h"
#include "dataset/yolo.h"

namespace fieldloop {

// Where cut-outs (PNG with alpha; the class is the folder's or the file's name) and backgrounds come from.
struct SynthesisSources {
  std::filesystem::path cutouts;      // empty: tuxpaint-stamps-default's animals
  std::filesystem::path backgrounds;  // a folder of empty photos; empty: rendered yards
};

struct SynthesisOptions {
  SynthesisSources sources;
  std::vector<std::string> classes;  // in dataset order; empty: every class of the cut-outs
  int count = 200;
  ImageSize size{640, 480};
  int cameras = 0;  // fixed scenes to spread the images over; 0: four for a yard, many for training
  double night_share = 0.4;
  double empty_share = 0.25;  // photos without an animal of `classes`
  std::uint64_t seed = 0;
  Timestamp first_day = std::chrono::sys_days{std::chrono::year{2026} / 5 / 1};  // of generate_yard
};

struct SynthesisResult {
  int images = 0;
  int boxes = 0;
  std::vector<std::string> classes;
};

// The classes of the labels that the options give, in order. Throws as synthesize_training_images.
std::vector<std::string> synthesis_classes(const SynthesisOptions& options);

// Writes images and YOLO labels into `folder`/images and `folder`/labels, with a dataset YAML's class order
// in `folder`/classes.txt. Same options, same bytes. When `classes` leaves out animals of the stamps, some
// photos show those without a label. Throws Error(kNotFound) naming the sources or classes that are missing,
// Error(kInvalidInput) naming the option that is out of range, Error(kCancelled).
SynthesisResult synthesize_training_images(const SynthesisOptions& options,
                                           const std::filesystem::path& folder, const ProgressFn& progress,
                                           std::stop_token stop);

// One photo of the demo yard, ready for ingest; `truth` is for tests.
struct YardPhoto {
  std::vector<unsigned char> jpeg;  // with EXIF capture time
  std::string camera;
  std::string filename;
  Timestamp captured_at;
  std::vector<LabelledBox> truth;
};

// A yard's photos over ten days in bursts of three from several cameras, by day and infrared night. Calls
// `sink` in capture order, `count` times. Same options, same bytes. Throws as synthesize_training_images.
void generate_yard(const SynthesisOptions& options, const std::function<void(YardPhoto&&)>& sink,
                   const ProgressFn& progress, std::stop_token stop);

}  // namespace fieldloop
