#pragma once
#include <optional>
#include <string>

namespace fieldloop {

class Transaction;

// Small values that outlive the process, such as active_dataset.
std::optional<std::string> find_setting(Transaction& sql, const std::string& name);
void set_setting(Transaction& sql, const std::string& name, const std::string& value);

}  // namespace fieldloop
