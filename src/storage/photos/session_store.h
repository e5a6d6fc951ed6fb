#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/time.h"

namespace fieldloop {

class Transaction;

// One import of a folder; active until it has ended.
struct SessionRow {
  SessionId id;
  std::string name;
  Timestamp started_at{};
  std::optional<Timestamp> ended_at;
  long long photo_count = 0;
};

SessionId begin_session(Transaction& sql, const std::string& name);
void end_session(Transaction& sql, SessionId id);
void end_open_sessions(Transaction& sql);                 // those a killed process left
std::vector<SessionRow> list_sessions(Transaction& sql);  // newest first
std::optional<SessionId> active_session(Transaction& sql);

}  // namespace fieldloop
