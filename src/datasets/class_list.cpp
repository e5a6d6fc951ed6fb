#include "datasets/class_list.h"

#include <algorithm>
#include <string_view>

#include "app/app.h"
#include "core/coco_classes.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "storage/labels/class_store.h"
#include "storage/learning/model_store.h"

namespace fieldloop {
namespace {

bool contains(const auto& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// Letters of other alphabets are compared as they are.
std::string without_case(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
  });
  return name;
}

// Until there is a dataset: a person's own in order of creation, then the model's animals whether used or
// not, so that using one moves none.
std::vector<std::string> offered_before_datasets(const std::vector<std::string>& own,
                                                 std::vector<std::string> animals) {
  std::ranges::sort(animals);
  std::vector<std::string> offered;
  std::ranges::copy_if(own, std::back_inserter(offered),
                       [&](const std::string& name) { return !contains(animals, name); });
  offered.insert(offered.end(), animals.begin(), animals.end());
  return offered;
}

}  // namespace

std::vector<std::string> animals_of(std::vector<std::string> classes) {
  if (contains(classes, "person") && contains(classes, "giraffe"))
    std::erase_if(classes, [](const std::string& name) { return !is_coco_animal(name); });
  return classes;
}

std::vector<std::string> label_classes(App& app) {
  if (const auto active = active_dataset(app)) return open_dataset(app, *active).names;
  return app.db.read([](Transaction& sql) { return list_classes(sql); });
}

std::vector<std::string> offered_classes(App& app) {
  auto offered = label_classes(app);
  const auto deployed = app.db.read([](Transaction& sql) { return find_deployed_model(sql); });
  if (deployed && !active_dataset(app))
    offered = offered_before_datasets(offered, animals_of(deployed->classes));
  for (const auto& name : retired_classes(app)) std::erase(offered, name);
  return offered;
}

std::vector<std::string> retired_classes(App& app) {
  std::vector<std::string> retired;
  for (const auto& style : app.db.read([](Transaction& sql) { return list_class_styles(sql); }))
    if (style.hidden) retired.push_back(style.name);
  return retired;
}

void check_new_class_name(const std::string& name, const std::vector<std::string>& others) {
  if (const auto found = name.find_first_of("/\\,\"<>:"); found != std::string::npos)
    throw Error(ErrorCode::kInvalidInput,
                "A class name cannot hold " + name.substr(found, 1) +
                    ", which label files, tables and folders give a meaning of its own.",
                "name");
  const auto same = std::ranges::find(others, without_case(name), without_case);
  if (same != others.end())
    throw Error(ErrorCode::kConflict, "There is the class " + *same + " already.", "name");
}

void check_new_class_names(const std::vector<std::string>& names) {
  std::vector<std::string> before;
  for (const auto& each : names) {
    const auto name = checked_class_name(each);
    if (!contains(before, name)) check_new_class_name(name, before);
    before.push_back(name);
  }
}

std::string new_class_name(App& app, const std::string& wanted) {
  const auto name = checked_class_name(wanted);
  const auto offered = offered_classes(app);
  if (!contains(offered, name)) check_new_class_name(name, offered);
  return name;
}

void ensure_classes(App& app, const std::vector<std::string>& names) {
  app.db.write([&](Transaction& sql) {
    for (const auto& name : names) show_class(sql, name);
  });
  if (const auto active = active_dataset(app)) return add_dataset_classes(app, *active, names);
  std::vector<std::string> checked;
  for (const auto& name : names) checked.push_back(checked_class_name(name));
  app.db.write([&](Transaction& sql) {
    for (const auto& name : checked) add_class(sql, name);
  });
}

}  // namespace fieldloop
