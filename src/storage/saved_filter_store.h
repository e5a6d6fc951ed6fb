#pragma once
#include <string>
#include <vector>

namespace soci {
class session;
}

namespace fieldloop {

// A filter of the review page that a person named; `query` is the page's query string.
struct SavedFilter {
  std::string name;
  std::string query;
};

std::vector<SavedFilter> list_saved_filters(soci::session& sql);  // by name
void save_filter(soci::session& sql, const SavedFilter& filter);  // in place of one of that name
bool delete_filter(soci::session& sql, const std::string& name);  // false when there was none

}  // namespace fieldloop
