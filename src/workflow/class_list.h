#pragma once
#include <string>
#include <vector>

namespace fieldloop {

struct App;

// The classes whose position is the class id in label files: the active dataset's, or before there is one
// those that people have used.
std::vector<std::string> label_classes(App& app);

// What a person can choose from: label_classes, and as long as no dataset exists also the animals that the
// deployed model knows. Without those that a merge or a person hid.
std::vector<std::string> offered_classes(App& app);

// Those that a merge or a person hid; datasets keep their ids.
std::vector<std::string> retired_classes(App& app);

// Adds names that label_classes lacks, at its end.
void ensure_classes(App& app, const std::vector<std::string>& names);

}  // namespace fieldloop
