#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace fieldloop {

struct App;

// The API's classes: those a person can choose with colour and key; with `usage` those in use, with how much
// they are used and which models know them.
nlohmann::json classes_json(App& app);
nlohmann::json class_usage_json(App& app);

// Empty text takes a colour or key away. Throws Error(kInvalidInput) for a colour that is not #rrggbb or a
// key that Annotate uses itself, Error(kConflict) for a key that another class has.
void style_class(App& app, const std::string& name, const std::optional<std::string>& color,
                 const std::optional<std::string>& shortcut);

// What a rename (when `into` is new) or a merge of `from` into `into` would change: the API's ClassChange.
// Throws Error(kNotFound) for a class that is not there, Error(kConflict) when a label file of a dataset that
// must change cannot be read.
nlohmann::json preview_class_change(App& app, const std::string& from, const std::string& into);

// Does it: the database in one transaction, then the files; what a killed process leaves is finished by
// finish_class_change. In datasets no id changes its meaning: a rename changes the name in the YAML, a merge
// of two classes of one dataset changes the id in the label lines and leaves the old class unused in its
// place, after a copy of each label that changes is kept in data/training_data/before_merges/. No image and
// no label is ever deleted.
nlohmann::json change_class(App& app, const std::string& from, const std::string& into);
void finish_class_change(App& app);

// Throws Error(kConflict) when an annotation or a label uses it. In datasets its id stays taken.
void delete_class(App& app, const std::string& name);

}  // namespace fieldloop
