#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fieldloop {

// The class names by which a label file of another program is to be read, position = class id: from the
// nearest folder, going up from the file's own to `top`, that has a list. LabelImg and Label Studio write
// classes.txt or notes.json, CVAT obj.names or data.yaml; the one changed last counts. Empty without any.
// Throws Error(kInvalidInput) naming the file that is not such a list.
std::optional<std::vector<std::string>> class_list_for(const std::filesystem::path& label,
                                                       const std::filesystem::path& top);

// Whether a file of this name lists classes or belongs to an export, rather than being a photo's label.
bool is_class_list(const std::string& filename);

}  // namespace fieldloop
