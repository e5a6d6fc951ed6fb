#pragma once
#include <string>
#include <vector>

namespace fieldloop {

struct App;

// The classes whose position is the class id in label files: the active dataset's, or before there is one
// those that people have used.
std::vector<std::string> label_classes(App& app);

// What a person can choose from, in an order that using one does not change: the active dataset's in its own;
// before there is one those that people made in order of creation, then the animals that the deployed model
// knows, by name. Without those that a merge or a person hid.
std::vector<std::string> offered_classes(App& app);

// A model's classes, of COCO's 80 the animals alone.
std::vector<std::string> animals_of(std::vector<std::string> classes);

// Throws Error(kInvalidInput) for characters that label files, tables and folders give a meaning of their
// own, Error(kConflict) for a name that one of `others` has but for case. For names that a person makes up:
// what other programs named so is read all the same.
void check_new_class_name(const std::string& name, const std::vector<std::string>& others);
// The same for all classes that a dataset begins with, each beside those before it.
void check_new_class_names(const std::vector<std::string>& names);

// The name that a person gives a class: checked_class_name, and when it is not on offer check_new_class_name.
std::string new_class_name(App& app, const std::string& name);

// Those that a merge or a person hid; datasets keep their ids.
std::vector<std::string> retired_classes(App& app);

// Adds names that label_classes lacks, at its end.
void ensure_classes(App& app, const std::vector<std::string>& names);

}  // namespace fieldloop
