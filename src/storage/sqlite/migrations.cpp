#include "storage/sqlite/migrations.h"

#include "storage/sqlite/transaction.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "core/error.h"
#include "embedded_migrations.h"
#include "files/file_lock.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/dialect.h"

namespace fieldloop {
namespace {

struct Migration {
  int number = 0;
  std::string name;
  std::string_view sql;
};

// "0002_mark_for_retraining.sql" -> 2, "mark_for_retraining"
Migration named(const EmbeddedText& file) {
  Migration migration{0, {}, file.text};
  const auto underscore = file.name.find('_');
  std::from_chars(file.name.data(), file.name.data() + underscore, migration.number);
  migration.name = file.name.substr(underscore + 1, file.name.rfind('.') - underscore - 1);
  return migration;
}

std::vector<Migration> known_migrations() {
  std::vector<Migration> all;
  for (const auto& file : embedded_migrations()) all.push_back(named(file));
  std::ranges::sort(all, {}, &Migration::number);
  return all;
}

// Tables beside that of the steps, which is made before the first of them.
bool has_tables(Transaction& sql) {
  int count = 0;
  sql << "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name <> 'schema_migrations' AND name "
         "NOT LIKE 'sqlite_%'",
      soci::into(count);
  return count > 0;
}

std::map<int, std::string> applied_migrations(Transaction& sql) {
  std::map<int, std::string> applied;
  if (!has_table(sql, "schema_migrations")) return applied;
  int number = 0;
  std::string at;
  soci::statement statement =
      (sql.prepare << "SELECT number, applied_at FROM schema_migrations", soci::into(number), soci::into(at));
  statement.execute();
  while (statement.fetch()) applied.emplace(number, at);
  return applied;
}

std::map<int, std::string> applied_migrations(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  return applied_migrations(*open_connection(file, OpenMode::kInspect));
}

void refuse_newer(const std::map<int, std::string>& applied, int newest_known,
                  const std::filesystem::path& file) {
  if (applied.empty() || applied.rbegin()->first <= newest_known) return;
  throw Error(ErrorCode::kConflict,
              file.string() + " was written by a newer Fieldloop (step " +
                  std::to_string(applied.rbegin()->first) + "; this one knows " +
                  std::to_string(newest_known) + "). Install the newer version; nothing was changed.",
              file.string());
}

// A copy of before stays, such as that of a database that an older one has taken the place of since.
std::filesystem::path free_copy(const std::filesystem::path& file, int before) {
  const auto named = fmt::format("{}.before-{:04}", file.string(), before);
  std::filesystem::path copy = named + ".bak";
  for (int i = 2; std::filesystem::exists(copy); ++i) copy = fmt::format("{}-{}.bak", named, i);
  return copy;
}

void keep_copy(Transaction& sql, const std::filesystem::path& file, int before) {
  const auto copy = free_copy(file, before);
  const std::string temporary = copy.string() + ".tmp";
  std::filesystem::remove(temporary);
  sql << "VACUUM INTO :copy", soci::use(temporary, "copy");
  std::filesystem::rename(temporary, copy);
}

void apply(Transaction& sql, const Migration& migration) {
  sql << dialect::kBeginWriting;
  try {
    if (!applied_migrations(sql).contains(migration.number)) {
      run_script(sql, migration.sql);
      const std::string at = to_iso8601(now());
      sql << "INSERT INTO schema_migrations (number, name, applied_at) VALUES (:number, :name, :at)",
          soci::use(migration.number, "number"), soci::use(migration.name, "name"), soci::use(at, "at");
    }
    sql << "COMMIT";
  } catch (...) {
    sql << "ROLLBACK";
    throw;
  }
}

}  // namespace

void refuse_foreign(Transaction& sql, const std::filesystem::path& file) {
  const bool begun = !applied_migrations(sql).empty();
  if (begun ? has_table(sql, "photos") : !has_tables(sql)) return;
  throw Error(
      ErrorCode::kCorruptData,
      file.string() +
          " is no database of Fieldloop, or tables of it are lost. Nothing was changed. Move it and the "
          "-wal and -shm files beside it away and put a copy in its place (see Backup in "
          "docs/operations.md); without a copy, start with --adopt-photos once it is away.",
      file.string());
}

void migrate(const std::filesystem::path& database_file) {
  // SQLite does not wait for others when it makes a new database a write-ahead one.
  const FileLock lock(database_file.parent_path() / ("." + database_file.filename().string() + ".lock"));
  try {
    const auto known = known_migrations();
    const auto applied = applied_migrations(database_file);
    refuse_newer(applied, known.back().number, database_file);
    if (std::filesystem::exists(database_file))
      refuse_foreign(*open_connection(database_file, OpenMode::kInspect), database_file);
    const auto missing =
        std::ranges::find_if(known, [&](const Migration& m) { return !applied.contains(m.number); });
    if (missing == known.end()) return;
    const auto sql = open_connection(database_file);
    if (has_tables(*sql)) keep_copy(*sql, database_file, missing->number);
    *sql << "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
            "applied_at TIMESTAMP NOT NULL)";
    for (const auto& migration : known) apply(*sql, migration);
  } catch (...) {
    rethrow_database_error();
  }
}

std::vector<MigrationStatus> migration_status(const std::filesystem::path& database_file) {
  try {
    const auto applied = applied_migrations(database_file);
    std::vector<MigrationStatus> status;
    for (const auto& migration : known_migrations()) {
      const auto found = applied.find(migration.number);
      status.push_back({migration.number, migration.name,
                        found == applied.end() ? std::nullopt : parse_iso8601(found->second)});
    }
    return status;
  } catch (...) {
    rethrow_database_error();
  }
}

}  // namespace fieldloop
