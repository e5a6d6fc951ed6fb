#include <regex>

#include "image/photo.h"

namespace fieldloop {
namespace {

// Year to second, with or without separators, perhaps milliseconds; not inside a longer number.
const std::regex& name_pattern() {
  static const std::regex pattern(
      R"((?:^|[^0-9])((?:19|20)[0-9]{2})([-_.:]?)([0-9]{2})\2([0-9]{2})(?:[-_ T.]| at )?)"
      R"(([0-9]{2})[-_.:h]?([0-9]{2})[-_.:m]?([0-9]{2})([0-9]{3})?(?![0-9]))");
  return pattern;
}

std::optional<Timestamp> time_of(const std::smatch& m) {
  const std::string milliseconds = m[8].matched ? "." + m[8].str() : "";
  return parse_iso8601(m[1].str() + "-" + m[3].str() + "-" + m[4].str() + "T" + m[5].str() + ":" +
                       m[6].str() + ":" + m[7].str() + milliseconds);
}

}  // namespace

std::optional<Timestamp> capture_time_from_name(std::string_view filename) {
  const std::string name(filename.substr(filename.find_last_of('/') + 1));
  for (std::sregex_iterator match(name.begin(), name.end(), name_pattern()), end; match != end; ++match)
    if (const auto time = time_of(*match)) return time;
  return std::nullopt;
}

}  // namespace fieldloop
