#pragma once
#include <filesystem>
#include <string>

#include "core/training_request.h"
#include "protocol/run_settings.h"
#include "storage/learning/model_store.h"
#include "training/parts.h"

namespace fieldloop {

inline constexpr int kTrainerNiceness = 10;  // photos that come in meanwhile go first

// What the trainer is told for a request whose base is known; dataset, output and new_photos are the
// caller's.
RunSettings settings_for(const TrainingParts& parts, const ModelRow& base, const TrainingRequest& request);

// Where the manifest of a dataset version is kept.
std::filesystem::path manifest_file(const Home& home, const std::string& hash);

// Writes the SHA-256 of the manifest's train photos that the base model did not learn from, a line each.
// Returns how many they are.
int write_new_photos(const Home& home, const ModelRow& base, const std::string& manifest,
                     const std::filesystem::path& file);

}  // namespace fieldloop
