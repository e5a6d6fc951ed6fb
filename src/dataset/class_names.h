#pragma once
#include <string>
#include <vector>

namespace fieldloop {

// The rules for names of classes. Pure, callable from any thread.

// A class name without blanks at its ends; Error(kInvalidInput) when it is empty, too long or holds a line
// break.
std::string checked_class_name(const std::string& name);

// Throws Error(kInvalidInput) for characters that label files, tables and folders give a meaning of their
// own, Error(kConflict) for a name that one of `others` has but for case. For names that a person makes up:
// what other programs named so is read all the same.
void check_new_class_name(const std::string& name, const std::vector<std::string>& others);
// The same for all classes that a dataset begins with, each beside those before it.
void check_new_class_names(const std::vector<std::string>& names);

// A model's classes, of COCO's 80 the animals alone.
std::vector<std::string> animals_of(std::vector<std::string> classes);

}  // namespace fieldloop
