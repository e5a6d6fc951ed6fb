#pragma once
#include <filesystem>

namespace fieldloop {

class Transaction;

// Whether the database in the file can be the one that photos beside it came with: it has rows of photos, or
// the first ones were about to get theirs when a process was killed. Not so for a file that is missing or
// holds nothing. Changes nothing. Throws Error(kCorruptData), Error(kUnavailable), Error(kIo).
bool knows_photos(const std::filesystem::path& database_file);

bool has_photo_rows(Transaction& sql);

// Notes that photos get their names, and then their rows, in a database that has no rows of photos yet; it is
// over with the transaction that adds the rows.
void begin_first_import(Transaction& sql);
void end_first_import(Transaction& sql);

}  // namespace fieldloop
