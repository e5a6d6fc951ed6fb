#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

#include "core/error.h"
#include "dataset/yolo.h"

namespace fieldloop {
namespace {

constexpr std::string_view kBlank = " \t\r";

// Takes the next field off the front of `line`; empty at its end.
std::string_view take_field(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
  const auto field = line.substr(0, line.find_first_of(kBlank));
  line.remove_prefix(field.size());
  return field;
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

[[noreturn]] void refuse(const std::string& file, int line_number, const std::string& why) {
  throw Error(ErrorCode::kInvalidInput, file + " line " + std::to_string(line_number) + ": " + why, file);
}

float share(std::string_view field, const std::string& name, const std::string& file, int line_number) {
  const auto value = parse_number<float>(field);
  if (!value || !(*value >= 0 && *value <= 1))
    refuse(file, line_number, name + " \"" + std::string(field) + "\" is not a number from 0 to 1");
  return *value;
}

LabelledBox parse_line(std::string_view line, const std::string& file, int line_number, int class_count,
                       Overhang overhang) {
  const auto class_field = take_field(line);
  const auto class_id = parse_number<int>(class_field);
  if (!class_id || *class_id < 0 || *class_id >= class_count)
    refuse(file, line_number,
           "class \"" + std::string(class_field) + "\" is not one of the dataset's " +
               std::to_string(class_count) + " classes (0 is the first)");
  constexpr std::array<const char*, 4> kNames{"x_center", "y_center", "width", "height"};
  std::array<float, 4> values{};
  for (std::size_t i = 0; i < 4; ++i) values[i] = share(take_field(line), kNames[i], file, line_number);
  if (!take_field(line).empty())
    refuse(file, line_number, "more than the five fields class, x_center, y_center, width, height");
  if (values[2] <= 0 || values[3] <= 0) refuse(file, line_number, "the box has no area");
  const auto box = from_center(values[0], values[1], values[2], values[3]);
  return {overhang == Overhang::kCut ? clipped(box) : box, *class_id};
}

}  // namespace

std::vector<LabelledBox> parse_yolo_labels(std::string_view text, const std::string& file_for_messages,
                                           int class_count, Overhang overhang) {
  std::vector<LabelledBox> boxes;
  for (int line_number = 1; !text.empty(); ++line_number) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.find_first_not_of(kBlank) == std::string_view::npos) continue;
    boxes.push_back(parse_line(line, file_for_messages, line_number, class_count, overhang));
  }
  return boxes;
}

std::string format_yolo_labels(const std::vector<LabelledBox>& boxes) {
  std::string text;
  std::array<char, 96> line{};
  for (const auto& [box, class_id] : boxes) {
    const int length = std::snprintf(line.data(), line.size(), "%d %.6f %.6f %.6f %.6f\n", class_id,
                                     static_cast<double>(box.x_center()), static_cast<double>(box.y_center()),
                                     static_cast<double>(box.width()), static_cast<double>(box.height()));
    text.append(line.data(), static_cast<std::size_t>(length));
  }
  return text;
}

std::filesystem::path label_path_of(const std::filesystem::path& image) {
  std::filesystem::path label = image.filename().replace_extension(".txt");
  auto folder = image.parent_path();
  while (folder.has_filename() && folder.filename() != "images") {
    label = folder.filename() / label;
    folder = folder.parent_path();
  }
  if (!folder.has_filename()) return std::filesystem::path(image).replace_extension(".txt");
  return folder.replace_filename("labels") / label;
}

}  // namespace fieldloop
