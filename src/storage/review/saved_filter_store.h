#pragma once
#include <string>
#include <vector>

namespace fieldloop {

class Transaction;

// A filter of the review page that a person named; `query` is the page's query string.
struct SavedFilter {
  std::string name;
  std::string query;
};

std::vector<SavedFilter> list_saved_filters(Transaction& sql);  // by name
void save_filter(Transaction& sql, const SavedFilter& filter);  // in place of one of that name
bool delete_filter(Transaction& sql, const std::string& name);  // false when there was none

}  // namespace fieldloop
