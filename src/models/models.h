#pragma once
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/progress.h"
#include "dataset/yolo.h"
#include "evaluate/comparison.h"
#include "evaluate/test_result.h"
#include "models/evaluate_model.h"
#include "models/parts.h"
#include "storage/learning/model_store.h"
#include "storage/work/job_store.h"

namespace fieldloop {

// A model version with what is known of it elsewhere.
struct ModelVersion {
  ModelRow row;
  std::optional<std::string> parent;
  long long shown_on = 0;  // photos that show its boxes
};

// Whether a deployment happened; when the gate did not let it, why and the comparison it judged by.
struct DeployOutcome {
  bool deployed = false;
  ModelRow model;
  std::string reason;
  std::optional<Comparison> comparison;  // empty when there was nothing to compare with
};

struct TestModelRequest {
  std::string model;             // a model version's name, or an .onnx file
  std::filesystem::path images;  // folder
  std::filesystem::path output;  // for pictures, detections.json and detections.csv; empty: none are written
  std::filesystem::path labels;  // folder of YOLO labels; empty: no metrics
  float threshold = 0.25F;       // from which boxes are drawn and listed
};

// The model versions of this home: which is deployed, what each measures, how two compare. Thread-safe. A
// member that takes a model's name throws Error(kNotFound) for one there is not.
class Models {
 public:
  explicit Models(const ModelsParts& parts) : parts_(parts) {}

  ModelRow get(const std::string& name) const;
  ModelRow deployed() const;           // throws Error(kUnavailable) when none is
  std::vector<ModelRow> list() const;  // newest first
  ModelVersion described(const ModelRow& model) const;

  // When the database knows no model version with weights: copies the base network that came with the
  // program to models/coco-base/ and deploys it as coco-base. Does nothing when it did not come with the
  // program; photos then wait for a model.
  void install_base() const;

  // Makes the model the deployed one when the gate passes: compared with the present one on the validation
  // photos of the model's dataset and the reviewed empty field photos. `force` goes past the gate, and the
  // record says so. Throws Error(kConflict) for one that is deployed or has no weights.
  DeployOutcome deploy(const std::string& name, bool force, const std::string& note) const;

  // Deploys what was deployed before; doing it twice returns to where it began. Throws Error(kConflict) when
  // nothing was.
  ModelRow roll_back() const;

  // Makes models/<family>/weights/ agree with the database: best.* is the deployed version, best_backup.* the
  // one before it. For after a deployment and for start, where a kill may have come between.
  void repair_deployed_files() const;

  // Two model versions on a split of a dataset; an empty dataset is the active one. Results are kept in
  // data/comparisons/ for as long as the photos and labels stay the same; the folder can be deleted at any
  // time. Throw Error(kNotFound) for an unknown dataset, Error(kInvalidInput) without labelled photos.
  // Computes it on this thread unless it is there already.
  Comparison compare_now(const ComparisonNames& names, const ProgressFn& progress,
                         std::stop_token stop) const;
  // The result when it is there, else the job of kind "compare" that computes it.
  std::variant<Comparison, Job> compare_later(const ComparisonNames& names) const;

  // A detector on a split of a dataset, its photos labelled with the camera they came from and joined in
  // bursts. Throws Error(kInvalidInput) when the split has no labelled photo, Error(kCancelled).
  ModelEvaluation evaluate(const Detector& detector, const YoloDataset& dataset, Split split,
                           const ProgressFn& progress, std::stop_token stop) const;

  // Runs a model over a folder. Classes of the labels are those of labels/classes.txt, else the model's.
  // Throws Error(kNotFound), Error(kInvalidInput) when the folder holds no image.
  TestResult test(const TestModelRequest& request, const ProgressFn& progress, std::stop_token stop) const;

 private:
  ModelsParts parts_;
};

}  // namespace fieldloop
