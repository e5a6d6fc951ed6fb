#include "http/routes/learning/annotation_body.h"

#include "core/error.h"
#include "http/server/message.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxBoxes = 1000;
constexpr std::int64_t kLastRevision = 1'000'000'000;

float corner(const json& box, const std::string& name) {
  const auto value = number_member(box, name, 0, 1);
  if (!value) throw Error(ErrorCode::kInvalidInput, "Each box needs " + name + ", from 0 to 1.", name);
  return static_cast<float>(*value);
}

AnnotationBox box_from(const json& object) {
  if (!object.is_object()) throw Error(ErrorCode::kInvalidInput, "Each of boxes must be an object.", "boxes");
  const auto name = text_member(object, "class_name", kLongestName);
  if (!name) throw Error(ErrorCode::kInvalidInput, "Each box needs a class_name.", "class_name");
  const auto origin = box_origin_named(
      text_member(object, "origin", kLongestName).value_or(std::string(name_of(BoxOrigin::kDrawn))));
  if (!origin) throw Error(ErrorCode::kInvalidInput, "origin must be drawn or confirmed.", "origin");
  return {
      *name,
      {corner(object, "x_min"), corner(object, "y_min"), corner(object, "x_max"), corner(object, "y_max")},
      *origin};
}

}  // namespace

std::vector<AnnotationBox> boxes_from(const json& body) {
  const auto found = body.find("boxes");
  if (found == body.end() || !found->is_array() || found->size() > kMaxBoxes)
    throw Error(ErrorCode::kInvalidInput,
                "boxes must be a list of at most 1000 boxes; an empty list confirms that nothing is there.",
                "boxes");
  std::vector<AnnotationBox> boxes;
  for (const auto& object : *found) boxes.push_back(box_from(object));
  return boxes;
}

std::optional<int> revision_from(const json& body) {
  const auto revision = integer_member(body, "revision", 0, kLastRevision);
  return revision ? std::optional(static_cast<int>(*revision)) : std::nullopt;
}

}  // namespace fieldloop
