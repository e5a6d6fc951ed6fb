#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "home/photo_files.h"
#include "photos/ingest.h"
#include "storage/photos/detection_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {

// A photo that needs only its place in the database: checked, its bytes synced under a temporary name,
// detected on.
struct PreparedPhoto {
  IngestOutcome outcome;    // as it will be reported: name and position are set
  std::string wanted_name;  // safe, with the extension of its format; perhaps taken
  std::string camera;
  NewPhoto row;  // without file name and camera
  StagedPhoto file;
  std::vector<unsigned char> thumbnail;  // WebP, kGridThumbnail wide
  std::optional<ModelId> detected_by;
  std::vector<NewDetection> detections;
};

// The slow part of ingest, for any thread: a prepared photo, or the outcome when it is a duplicate. Throws
// Error when the photo must be refused.
using Prepared = std::variant<PreparedPhoto, IngestOutcome>;
Prepared prepare_photo(const PhotosParts& parts, const IncomingPhoto& photo, IngestOutcome outcome);

}  // namespace fieldloop
