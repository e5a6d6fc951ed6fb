#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/time.h"

namespace fieldloop {

// One numbered step of the schema: src/storage/sqlite/migrations/NNNN_name.sql.
struct MigrationStatus {
  int number = 0;
  std::string name;
  std::optional<Timestamp> applied_at;  // empty: not applied yet
};

class Transaction;

// Throws Error(kCorruptData) when the database holds something, but not what every version of Fieldloop
// begins with: its steps and its photos. Changes nothing.
void refuse_foreign(Transaction& sql, const std::filesystem::path& file);

// Applies the steps that are missing, each in its own transaction, while other processes that want the same
// wait; a lock file stays beside the database. Before the first of them a copy of a database that already
// holds something is kept beside it as NAME.before-NNNN.bak, or NAME.before-NNNN-2.bak … Throws
// Error(kConflict), with the file untouched, when the database has a step that this program does not know,
// and what refuse_foreign() does.
void migrate(const std::filesystem::path& database_file);

// The known steps and when each was applied, without changing anything; a file that does not exist has none.
std::vector<MigrationStatus> migration_status(const std::filesystem::path& database_file);

}  // namespace fieldloop
