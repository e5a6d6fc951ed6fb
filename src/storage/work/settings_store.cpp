#include "storage/work/settings_store.h"

#include "storage/sqlite/transaction.h"

namespace fieldloop {

std::optional<std::string> find_setting(Transaction& sql, const std::string& name) {
  std::string value;
  sql << "SELECT value FROM settings WHERE name = :name", soci::use(name, "name"), soci::into(value);
  if (!sql.got_data()) return {};
  return value;
}

void set_setting(Transaction& sql, const std::string& name, const std::string& value) {
  sql << "INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = "
         ":value",
      soci::use(name, "name"), soci::use(value, "value");
}

}  // namespace fieldloop
