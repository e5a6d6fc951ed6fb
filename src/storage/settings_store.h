#pragma once
#include <optional>
#include <string>

namespace soci {
class session;
}

namespace fieldloop {

// Small values that outlive the process, such as active_dataset.
std::optional<std::string> find_setting(soci::session& sql, const std::string& name);
void set_setting(soci::session& sql, const std::string& name, const std::string& value);

}  // namespace fieldloop
