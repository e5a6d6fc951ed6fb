#pragma once
#include <nlohmann/json_fwd.hpp>

#include "datasets/datasets.h"

namespace fieldloop {

// Datasets as the API writes them.
nlohmann::json to_json(const SplitSummary& summary);
nlohmann::json to_json(const DatasetSummary& summary);
nlohmann::json to_json(const AddItemsResult& result);
nlohmann::json to_json(const AddAnnotatedResult& result);
nlohmann::json to_json(const DatasetPhoto& photo);

}  // namespace fieldloop
