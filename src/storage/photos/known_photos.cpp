#include "storage/photos/known_photos.h"

#include "storage/sqlite/connection.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/migrations.h"
#include "storage/sqlite/transaction.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

constexpr const char* kFirstImport = "first_import";

bool first_import_began(Transaction& sql) {
  return has_table(sql, "settings") && !find_setting(sql, kFirstImport).value_or("").empty();
}

}  // namespace

bool knows_photos(const std::filesystem::path& database_file) {
  if (!std::filesystem::exists(database_file)) return false;
  try {
    const auto sql = open_connection(database_file, OpenMode::kInspect);
    refuse_foreign(*sql, database_file);
    return has_table(*sql, "photos") && (has_photo_rows(*sql) || first_import_began(*sql));
  } catch (...) {
    rethrow_database_error();
  }
}

bool has_photo_rows(Transaction& sql) {
  int any = 0;
  sql << "SELECT EXISTS (SELECT 1 FROM photos)", soci::into(any);
  return any != 0;
}

void begin_first_import(Transaction& sql) { set_setting(sql, kFirstImport, "under way"); }

void end_first_import(Transaction& sql) {
  if (find_setting(sql, kFirstImport).value_or("").empty()) return;
  set_setting(sql, kFirstImport, "");
}

}  // namespace fieldloop
