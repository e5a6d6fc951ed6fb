#pragma once
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/mutex.h"

namespace fieldloop {

class Transaction;

// Translates the exception being handled, if it is the database library's, into Error and throws it on: kIo
// (disk full, read-only), kUnavailable (another process holds the database), kCorruptData, kConflict (a
// constraint), else kInternal. Other exceptions pass unchanged.
[[noreturn]] void rethrow_database_error();

// The SQLite database of one home folder: a pool of connections for readers, one for the writer. WAL, foreign
// keys on, synchronous=FULL: what write() returned from is durable. Thread-safe; stores (photo_store.h …) are
// functions over the Transaction that read() and write() lend.
class Database {
 public:
  // Opens or creates the file and applies the migrations that are missing, each in a transaction, after a
  // copy of the file is kept (migrations.h). Throws Error(kConflict), with the file untouched, when a newer
  // Fieldloop wrote it; Error(kCorruptData) when it is no database.
  explicit Database(std::filesystem::path file);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::filesystem::path& file() const { return file_; }

  // Runs use(Transaction&) on one consistent view of the database and returns its result. Do not call
  // write() on the same thread inside it for rows just read: the view does not see the change.
  template <class Use>
  auto read(Use&& use) const {
    try {
      const Reading reading(*this);
      return std::forward<Use>(use)(reading.transaction());
    } catch (...) {
      rethrow_database_error();
    }
  }

  // Runs use(Transaction&) in one transaction, committed durably when it returns and rolled back when it
  // throws. Writers wait for each other, also those of other processes (10 s, then Error(kUnavailable)). Must
  // not be nested.
  template <class Use>
  auto write(Use&& use) {
    try {
      Writing writing(*this);
      if constexpr (std::is_void_v<decltype(use(writing.transaction()))>) {
        std::forward<Use>(use)(writing.transaction());
        writing.commit();
      } else {
        auto result = std::forward<Use>(use)(writing.transaction());
        writing.commit();
        return result;
      }
    } catch (...) {
      rethrow_database_error();
    }
  }

 private:
  class Reading {
   public:
    explicit Reading(const Database& database);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    Transaction& transaction() const { return *connection_; }

   private:
    const Database& database_;
    std::unique_ptr<Transaction> connection_;
  };

  class Writing {
   public:
    explicit Writing(Database& database);
    ~Writing();
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;
    Transaction& transaction() { return *database_.writer_; }
    void commit();

   private:
    Database& database_;
    MutexLock lock_;
    bool open_ = true;
  };

  std::unique_ptr<Transaction> borrow() const;
  std::unique_ptr<Transaction> idle_connection() const;  // counted as lent; null: one is to be opened
  void give_back(std::unique_ptr<Transaction> connection) const noexcept;

  std::filesystem::path file_;
  std::unique_ptr<Transaction> writer_;
  Mutex writing_;

  mutable Mutex pool_mutex_;
  mutable std::condition_variable returned_;
  mutable std::vector<std::unique_ptr<Transaction>> idle_ GUARDED_BY(pool_mutex_);
  mutable int lent_ GUARDED_BY(pool_mutex_) = 0;
};

}  // namespace fieldloop
