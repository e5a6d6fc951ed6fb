#include "review/saved_filters.h"

#include "app/app.h"
#include "core/error.h"

namespace fieldloop {

std::vector<SavedFilter> saved_filters(const App& app) {
  return app.db.read([](Transaction& sql) { return list_saved_filters(sql); });
}

SavedFilter put_saved_filter(App& app, const std::string& name, const std::string& query) {
  constexpr std::size_t kLongestName = 60;
  if (name.empty() || name.size() > kLongestName)
    throw Error(ErrorCode::kInvalidInput, "name must have 1 to 60 characters", "name");
  const SavedFilter filter{name, query};
  app.db.write([&](Transaction& sql) { save_filter(sql, filter); });
  return filter;
}

void delete_saved_filter(App& app, const std::string& name) {
  if (!app.db.write([&](Transaction& sql) { return delete_filter(sql, name); }))
    throw Error(ErrorCode::kNotFound, "There is no saved filter called " + name, "name");
}

nlohmann::json to_json(const SavedFilter& filter) { return {{"name", filter.name}, {"query", filter.query}}; }

}  // namespace fieldloop
