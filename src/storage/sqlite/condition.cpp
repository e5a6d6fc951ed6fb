#include "storage/sqlite/condition.h"

namespace fieldloop {
namespace {

struct Count {
  long long value = 0;
  void bind(soci::statement& statement) { statement.exchange(soci::into(value)); }
};

}  // namespace

void Condition::add(const std::string& text) { text_ += (text_.empty() ? " WHERE " : " AND ") + text; }

void Condition::add(const std::string& text, Value value) {
  const auto place = text.find('?');
  add(text.substr(0, place) + parameter(std::move(value)) + text.substr(place + 1));
}

std::string Condition::parameter(Value value) {
  values_.emplace_back("v" + std::to_string(values_.size()), std::move(value));
  return ":" + values_.back().first;
}

std::string Condition::where() const { return text_.empty() ? " " : text_ + " "; }

void Condition::bind(soci::statement& statement) const {
  for (const auto& [name, value] : values_)
    std::visit([&](const auto& bound) { statement.exchange(soci::use(bound, name)); }, value);
}

long long count_of(Transaction& sql, const std::string& query, const Condition& condition) {
  Count count;
  soci::statement statement(sql);
  run_query(statement, query, condition, count);
  statement.fetch();
  return count.value;
}

}  // namespace fieldloop
