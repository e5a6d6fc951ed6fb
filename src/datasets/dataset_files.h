#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dataset/yolo.h"
#include "files/file_lock.h"

namespace fieldloop {

class Database;
class Home;

// Within this room: the datasets of a home as its data/NAME_dataset.yaml files. What Datasets says of its
// members of these names holds here.

inline constexpr const char* kActiveDatasetSetting = "active_dataset";

std::filesystem::path dataset_file_of(const Home& home, const std::string& name);
std::vector<std::string> dataset_names(const Home& home);
YoloDataset open_dataset(const Home& home, const std::string& name);
std::optional<std::string> active_dataset(const Database& db, const Home& home);
std::string resolve_dataset(const Database& db, const Home& home, const std::string& name_or_file);
void add_dataset_classes(const Home& home, const std::string& name, const std::vector<std::string>& classes);
FileLock lock_datasets(const Home& home);

}  // namespace fieldloop
