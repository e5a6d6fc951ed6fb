#pragma once
#include <string>
#include <vector>

namespace soci {
class session;
}

namespace fieldloop {

// The classes people use before any dataset exists, in the order they came.
std::vector<std::string> list_classes(soci::session& sql);
void add_class(soci::session& sql, const std::string& name);  // at the end; nothing when it is there

}  // namespace fieldloop
