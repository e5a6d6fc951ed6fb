#pragma once
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/progress.h"
#include "dataset/yolo.h"
#include "home/deployed_detector.h"
#include "quality/check_source.h"

namespace fieldloop {

struct QualityParts;

// A file in a split of a dataset that is to be checked: an image with or without a label, or a label alone.
struct SplitFile {
  std::string dataset;
  Split split = Split::kTrain;
  std::filesystem::path image;  // where it would be, for a label alone
  bool has_image = false, has_label = false;
};

// The splits' files, without images of field photos whose annotation the database holds.
std::vector<SplitFile> files_to_check(const QualityParts& parts, const YoloDataset& dataset,
                                      const std::string& name);

// Lets the model look at the images it has not seen yet and keeps what it sees. A null model sees nothing.
void look_at_images(const QualityParts& parts, const std::shared_ptr<const LoadedModel>& model,
                    const std::vector<SplitFile>& files, const ProgressFn& progress,
                    const std::stop_token& stop);

// With what look_at_images kept. Throws Error(kInvalidInput) naming file and line of a faulty label.
CheckSource source_of_file(const QualityParts& parts, const std::shared_ptr<const LoadedModel>& model,
                           const YoloDataset& dataset, const SplitFile& file);

// An image of a dataset, as the check sees it now.
CheckSource source_of_image(const QualityParts& parts, const std::string& dataset, Split split,
                            const std::string& filename);

}  // namespace fieldloop
