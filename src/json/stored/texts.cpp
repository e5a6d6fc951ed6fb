#include "json/stored/texts.h"

#include "json/stored/stored_json.h"

namespace fieldloop {

using nlohmann::json;

std::string text_of_list(const std::vector<std::string>& texts) { return json(texts).dump(); }

std::vector<std::string> list_from(const std::string& text) {
  return read_stored(text, "A list of names",
                     [](const json& list) { return list.get<std::vector<std::string>>(); });
}

}  // namespace fieldloop
