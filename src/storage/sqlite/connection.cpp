#include "storage/sqlite/connection.h"

#include <soci/sqlite3/soci-sqlite3.h>
#include <sqlite3.h>
#include "storage/sqlite/transaction.h"

#include <string>

#include "core/error.h"

namespace fieldloop {
namespace {

std::string connection_string(const std::filesystem::path& file, OpenMode mode) {
  const std::string path = file.string();
  if (path.find('"') != std::string::npos)
    throw Error(ErrorCode::kInvalidInput,
                "The path " + path + " holds a quotation mark; move the home folder", path);
  return "dbname=\"" + path + "\" timeout=10" + (mode == OpenMode::kInspect ? " readonly=true" : "");
}

}  // namespace

std::unique_ptr<Transaction> open_connection(const std::filesystem::path& file, OpenMode mode) {
  auto session = std::make_unique<Transaction>(soci::sqlite3, connection_string(file, mode));
  if (mode == OpenMode::kInspect) return session;
  run_script(*session,
             "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
             "PRAGMA temp_store=MEMORY;");
  return session;
}

bool has_table(Transaction& sql, const std::string& name) {
  int count = 0;
  sql << "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = :name", soci::use(name, "name"),
      soci::into(count);
  return count > 0;
}

void run_script(Transaction& sql, std::string_view script) {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
  char* message = nullptr;
  const int result =
      sqlite_api::sqlite3_exec(backend->conn_, std::string(script).c_str(), nullptr, nullptr, &message);
  if (result == SQLITE_OK) return;
  const std::string text = message == nullptr ? "unknown error" : message;
  sqlite_api::sqlite3_free(message);
  throw soci::sqlite3_soci_error(text, result);
}

}  // namespace fieldloop
