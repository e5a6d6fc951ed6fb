#pragma once
#include <filesystem>
#include <string>

#include "storage/learning/model_store.h"
#include "training/trainer_protocol.h"
#include "training/training_request.h"

namespace fieldloop {

struct App;

// What the trainer is told for a request whose base is known; dataset, output and new_photos are the
// caller's.
TrainerArguments arguments_for(App& app, const ModelRow& base, const TrainingRequest& request);

// Where the manifest of a dataset version is kept.
std::filesystem::path manifest_file(const App& app, const std::string& hash);

// Writes the SHA-256 of the manifest's train photos that the base model did not learn from, a line each.
// Returns how many they are.
int write_new_photos(App& app, const ModelRow& base, const std::string& manifest,
                     const std::filesystem::path& file);

}  // namespace fieldloop
