#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/time.h"
#include "models/evaluate_model.h"

namespace fieldloop {

class Database;
class ImageHashes;

// Where a photo of a dataset came from, as far as the database knows it as a field photo.
struct PhotoOrigin {
  std::string camera;
  Timestamp captured_at{};
};
using PhotoOrigins = std::map<std::filesystem::path, PhotoOrigin>;

// Of those images that are field photos, told by their bytes.
PhotoOrigins origins_of(const Database& db, ImageHashes& hashes,
                        const std::vector<std::filesystem::path>& images);

// Labels the records with their "camera", and puts those of one camera that follow each other within a minute
// into one burst. What the database does not know keeps the file's own time of capture; without any, a photo
// is a moment of its own.
void add_origins(std::vector<PhotoRecord>& records, const PhotoOrigins& origins);

}  // namespace fieldloop
