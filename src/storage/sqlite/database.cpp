#include "storage/sqlite/database.h"

#include <soci/sqlite3/soci-sqlite3.h>
#include <sqlite3.h>
#include "storage/sqlite/transaction.h"

#include "storage/sqlite/connection.h"
#include "storage/sqlite/dialect.h"
#include "storage/sqlite/migrations.h"

namespace fieldloop {
namespace {

constexpr int kMaxReaders = 16;

ErrorCode code_of(int sqlite_result) {
  switch (sqlite_result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kUnavailable;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return ErrorCode::kIo;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::kCorruptData;
    case SQLITE_CONSTRAINT:
      return ErrorCode::kConflict;
    default:
      return ErrorCode::kInternal;
  }
}

std::string advice_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnavailable:
      return "The database is held by another process; try again in a moment";
    case ErrorCode::kIo:
      return "The database cannot be read or written; is the disk full or the folder read-only?";
    case ErrorCode::kCorruptData:
      return "The database file is damaged or is not a database. Stop Fieldloop, move data/fieldloop.db and "
             "the "
             "-wal and -shm files beside it away, put a copy in its place and start again: photos that are "
             "newer than the copy are then taken in again by themselves";
    case ErrorCode::kConflict:
      return "The change contradicts what is stored";
    default:
      return "The database refused a statement";
  }
}

}  // namespace

void rethrow_database_error() {
  try {
    throw;
  } catch (const soci::sqlite3_soci_error& error) {
    const ErrorCode code = code_of(error.result());
    throw Error(code, advice_for(code) + " (" + error.get_error_message() + ")");
  } catch (const soci::soci_error& error) {
    throw Error(ErrorCode::kInternal, advice_for(ErrorCode::kInternal) + " (" + error.what() + ")");
  }
}

Database::Database(std::filesystem::path file) : file_(std::move(file)) {
  try {
    migrate(file_);
    writer_ = open_connection(file_);
  } catch (...) {
    rethrow_database_error();
  }
}

Database::~Database() = default;

std::unique_ptr<Transaction> Database::borrow() const {
  if (auto connection = idle_connection()) return connection;
  try {
    return open_connection(file_);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

std::unique_ptr<Transaction> Database::idle_connection() const {
  MutexLock lock(pool_mutex_);
  while (idle_.empty() && lent_ == kMaxReaders) lock.wait(returned_);
  ++lent_;
  if (idle_.empty()) return nullptr;
  auto connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void Database::give_back(std::unique_ptr<Transaction> connection) const noexcept {
  {
    const MutexLock lock(pool_mutex_);
    --lent_;
    if (connection) idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

Database::Reading::Reading(const Database& database) : database_(database), connection_(database.borrow()) {
  try {
    *connection_ << "BEGIN";
  } catch (...) {
    database_.give_back(nullptr);
    throw;
  }
}

Database::Reading::~Reading() {
  try {
    *connection_ << "COMMIT";
  } catch (const soci::soci_error&) {
    connection_.reset();  // a connection in doubt is not lent again
  }
  database_.give_back(std::move(connection_));
}

Database::Writing::Writing(Database& database) : database_(database), lock_(database.writing_) {
  transaction() << dialect::kBeginWriting;
}

void Database::Writing::commit() {
  transaction() << "COMMIT";
  open_ = false;
}

Database::Writing::~Writing() {
  if (!open_) return;
  try {
    transaction() << "ROLLBACK";
  } catch (const soci::soci_error&) {
    // SQLite has already rolled back, as it does when the disk is full.
  }
}

}  // namespace fieldloop
