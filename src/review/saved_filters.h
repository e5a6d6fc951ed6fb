#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "storage/review/saved_filter_store.h"

namespace fieldloop {

struct App;

std::vector<SavedFilter> saved_filters(const App& app);  // by name
// In place of one of that name. Throws Error(kInvalidInput) for an empty or long name.
SavedFilter put_saved_filter(App& app, const std::string& name, const std::string& query);
void delete_saved_filter(App& app, const std::string& name);  // throws Error(kNotFound)

nlohmann::json to_json(const SavedFilter& filter);

}  // namespace fieldloop
