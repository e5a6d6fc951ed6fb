#include "storage/photos/session_store.h"

#include "storage/sqlite/transaction.h"

#include "storage/sqlite/optional_columns.h"

namespace fieldloop {

SessionId begin_session(Transaction& sql, const std::string& name) {
  const std::string at = to_iso8601(now());
  long long id = 0;
  sql << "INSERT INTO sessions (name, started_at) VALUES (:name, :at) RETURNING id", soci::use(name, "name"),
      soci::use(at, "at"), soci::into(id);
  return SessionId{id};
}

void end_session(Transaction& sql, SessionId id) {
  const std::string at = to_iso8601(now());
  sql << "UPDATE sessions SET ended_at = :at WHERE id = :id", soci::use(at, "at"), soci::use(id.value, "id");
}

void end_open_sessions(Transaction& sql) {
  const std::string at = to_iso8601(now());
  sql << "UPDATE sessions SET ended_at = :at WHERE ended_at IS NULL", soci::use(at, "at");
}

std::vector<SessionRow> list_sessions(Transaction& sql) {
  SessionRow row;
  long long id = 0;
  std::string started_at, ended_at;
  soci::statement statement =
      (sql.prepare
           << "SELECT s.id, s.name, s.started_at, COALESCE(s.ended_at, ''), (SELECT count(*) FROM photos "
              "p WHERE p.session_id = s.id) FROM sessions s ORDER BY s.id DESC",
       soci::into(id), soci::into(row.name), soci::into(started_at), soci::into(ended_at),
       soci::into(row.photo_count));
  statement.execute();
  std::vector<SessionRow> rows;
  while (statement.fetch()) {
    row.id = SessionId{id};
    row.started_at = stored_time(started_at);
    row.ended_at = present_time(ended_at);
    rows.push_back(row);
  }
  return rows;
}

std::optional<SessionId> active_session(Transaction& sql) {
  long long id = 0;
  sql << "SELECT COALESCE(max(id), 0) FROM sessions WHERE ended_at IS NULL", soci::into(id);
  return present_id<SessionId>(id);
}

}  // namespace fieldloop
