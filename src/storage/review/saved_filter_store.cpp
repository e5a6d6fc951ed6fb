#include "storage/review/saved_filter_store.h"

#include "storage/sqlite/transaction.h"

namespace fieldloop {

std::vector<SavedFilter> list_saved_filters(Transaction& sql) {
  SavedFilter row;
  soci::statement statement = (sql.prepare << "SELECT name, query FROM saved_filters ORDER BY name",
                               soci::into(row.name), soci::into(row.query));
  statement.execute();
  std::vector<SavedFilter> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

void save_filter(Transaction& sql, const SavedFilter& filter) {
  sql << "INSERT INTO saved_filters (name, query) VALUES (:name, :query) ON CONFLICT (name) DO UPDATE SET "
         "query "
         "= excluded.query",
      soci::use(filter.name, "name"), soci::use(filter.query, "query");
}

bool delete_filter(Transaction& sql, const std::string& name) {
  soci::statement statement =
      (sql.prepare << "DELETE FROM saved_filters WHERE name = :name", soci::use(name, "name"));
  statement.execute(true);
  return statement.get_affected_rows() > 0;
}

}  // namespace fieldloop
