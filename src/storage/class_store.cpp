#include "storage/class_store.h"

#include <soci/soci.h>

namespace fieldloop {

std::vector<std::string> list_classes(soci::session& sql) {
  std::string name;
  soci::statement statement = (sql.prepare << "SELECT name FROM classes ORDER BY position", soci::into(name));
  statement.execute();
  std::vector<std::string> names;
  while (statement.fetch()) names.push_back(name);
  return names;
}

void add_class(soci::session& sql, const std::string& name) {
  sql << "INSERT INTO classes (position, name) SELECT count(*), :name FROM classes WHERE true "
         "ON CONFLICT (name) DO NOTHING",
      soci::use(name, "name");
}

}  // namespace fieldloop
