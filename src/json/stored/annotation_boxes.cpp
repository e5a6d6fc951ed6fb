#include "json/stored/annotation_boxes.h"

#include <nlohmann/json.hpp>

#include "json/parse.h"

namespace fieldloop {

using nlohmann::json;

std::string text_of(const std::vector<AnnotationBox>& boxes) {
  auto list = json::array();
  for (const auto& [name, box, origin] : boxes)
    list.push_back({name, box.x_min, box.y_min, box.x_max, box.y_max, name_of(origin)});
  return list.dump();
}

std::vector<AnnotationBox> annotation_boxes_from(const std::string& text) {
  std::vector<AnnotationBox> boxes;
  const auto list = parse_json(text, "The boxes");
  for (const auto& each : list)
    boxes.push_back({each.at(0),
                     {each.at(1), each.at(2), each.at(3), each.at(4)},
                     box_origin_named(each.at(5).get<std::string>()).value_or(BoxOrigin::kDrawn)});
  return boxes;
}

// Boxes that a model only proposes stand in no file.
std::string origins_text(const std::string& label, const std::vector<AnnotationBox>& boxes) {
  auto lines = nlohmann::ordered_json::array();
  for (const auto& row : boxes) lines.push_back({{"class", row.class_name}, {"origin", name_of(row.origin)}});
  return nlohmann::ordered_json{{"label", label}, {"lines", lines}}.dump(1) + "\n";
}

}  // namespace fieldloop
