#pragma once
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/error.h"

namespace soci {
class session;
}

namespace fieldloop {

// Translates the exception being handled, if it is the database library's, into Error and throws it on: kIo
// (disk full, read-only), kUnavailable (another process holds the database), kCorruptData, kConflict (a
// constraint), else kInternal. Other exceptions pass unchanged.
[[noreturn]] void rethrow_database_error();

// The SQLite database of one home folder: a pool of connections for readers, one for the writer. WAL, foreign
// keys on, synchronous=FULL: what write() returned from is durable. Thread-safe; stores (photo_store.h …) are
// functions over the session that read() and write() lend.
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

  // Runs use(soci::session&) on one consistent view of the database and returns its result. Do not call
  // write() on the same thread inside it for rows just read: the view does not see the change.
  template <class Use>
  auto read(Use&& use) const {
    try {
      const View view(*this);
      return std::forward<Use>(use)(view.session());
    } catch (...) {
      rethrow_database_error();
    }
  }

  // Runs use(soci::session&) in one transaction, committed durably when it returns and rolled back when it
  // throws. Writers wait for each other, also those of other processes (10 s, then Error(kUnavailable)). Must
  // not be nested.
  template <class Use>
  auto write(Use&& use) {
    try {
      Transaction transaction(*this);
      if constexpr (std::is_void_v<decltype(use(transaction.session()))>) {
        std::forward<Use>(use)(transaction.session());
        transaction.commit();
      } else {
        auto result = std::forward<Use>(use)(transaction.session());
        transaction.commit();
        return result;
      }
    } catch (...) {
      rethrow_database_error();
    }
  }

 private:
  class View {
   public:
    explicit View(const Database& database);
    ~View();
    View(const View&) = delete;
    View& operator=(const View&) = delete;
    soci::session& session() const { return *session_; }

   private:
    const Database& database_;
    std::unique_ptr<soci::session> session_;
  };

  class Transaction {
   public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    soci::session& session() { return *database_.writer_; }
    void commit();

   private:
    Database& database_;
    std::unique_lock<std::mutex> lock_;
    bool open_ = true;
  };

  std::unique_ptr<soci::session> borrow() const;
  void give_back(std::unique_ptr<soci::session> session) const noexcept;

  std::filesystem::path file_;
  std::unique_ptr<soci::session> writer_;
  std::mutex writing_;

  mutable std::mutex pool_mutex_;
  mutable std::condition_variable returned_;
  mutable std::vector<std::unique_ptr<soci::session>> idle_;
  mutable int lent_ = 0;
};

}  // namespace fieldloop
