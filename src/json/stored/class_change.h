#pragma once
#include <string>

namespace fieldloop {

// What is kept of a change of a class until its files are changed too.
struct StartedClassChange {
  std::string id;  // of the copies that it keeps
  std::string from, into;
  bool operator==(const StartedClassChange&) const = default;
};
std::string text_of(const StartedClassChange& change);
StartedClassChange started_class_change_from(const std::string& text);

}  // namespace fieldloop
