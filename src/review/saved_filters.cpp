#include "core/error.h"
#include "review/review.h"
#include "storage/sqlite/database.h"

namespace fieldloop {

std::vector<SavedFilter> Review::saved_filters() const {
  return parts_.db.read([](Transaction& sql) { return list_saved_filters(sql); });
}

SavedFilter Review::save_filter(const std::string& name, const std::string& query) {
  constexpr std::size_t kLongestName = 60;
  if (name.empty() || name.size() > kLongestName)
    throw Error(ErrorCode::kInvalidInput, "name must have 1 to 60 characters", "name");
  const SavedFilter filter{name, query};
  parts_.db.write([&](Transaction& sql) { fieldloop::save_filter(sql, filter); });
  return filter;
}

void Review::delete_filter(const std::string& name) {
  if (!parts_.db.write([&](Transaction& sql) { return fieldloop::delete_filter(sql, name); }))
    throw Error(ErrorCode::kNotFound, "There is no saved filter called " + name, "name");
}

}  // namespace fieldloop
