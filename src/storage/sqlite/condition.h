#pragma once
#include "storage/sqlite/transaction.h"

#include <deque>
#include <string>
#include <variant>
#include <vector>

namespace fieldloop {

// The WHERE part of a query whose conditions depend on what was asked for, with bound parameters.
class Condition {
 public:
  using Value = std::variant<long long, double, std::string>;

  // A condition without a value.
  void add(const std::string& text);
  // One with a value in the place of the "?" in the text.
  void add(const std::string& text, Value value);
  // A parameter elsewhere in the query, such as LIMIT; returns its placeholder.
  std::string parameter(Value value);

  std::string where() const;  // " WHERE … AND … ", or " " when there is no condition

  // Must be called before the statement is prepared; this object must outlive it.
  void bind(soci::statement& statement) const;

 private:
  std::string text_;
  std::deque<std::pair<std::string, Value>> values_;
};

// "(1, 2, …)" of parameters with the ids' values.
template <class IdType>
std::string id_list(Condition& condition, const std::vector<IdType>& ids) {
  std::string list;
  for (const auto& id : ids)
    list += (list.empty() ? "(" : ", ") + condition.parameter(static_cast<long long>(id.value));
  return list + ")";
}

// Prepares and runs the query with the condition's parameters; `columns` binds what it selects.
template <class Columns>
void run_query(soci::statement& statement, const std::string& query, const Condition& condition,
               Columns& columns) {
  columns.bind(statement);
  condition.bind(statement);
  statement.alloc();
  statement.prepare(query);
  statement.define_and_bind();
  statement.execute();
}

// The one number that the query selects.
long long count_of(Transaction& sql, const std::string& query, const Condition& condition);

}  // namespace fieldloop
