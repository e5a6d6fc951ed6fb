#include "workflow/class_list.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "storage/class_store.h"
#include "storage/model_store.h"
#include "workflow/app.h"
#include "workflow/datasets.h"

namespace fieldloop {
namespace {

// COCO's animals; the rest of its 80 classes are not what a yard camera is for.
constexpr std::array<std::string_view, 10> kCocoAnimals{"bird", "cat",      "dog",  "horse", "sheep",
                                                        "cow",  "elephant", "bear", "zebra", "giraffe"};

bool contains(const auto& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::vector<std::string> animals_of(std::vector<std::string> classes) {
  if (contains(classes, "person") && contains(classes, "giraffe"))
    std::erase_if(classes, [](const std::string& name) { return !contains(kCocoAnimals, name); });
  return classes;
}

}  // namespace

std::vector<std::string> label_classes(App& app) {
  if (const auto active = active_dataset(app)) return open_dataset(app, *active).names;
  return app.db.read([](soci::session& sql) { return list_classes(sql); });
}

std::vector<std::string> offered_classes(App& app) {
  auto offered = label_classes(app);
  const auto deployed = app.db.read([](soci::session& sql) { return find_deployed_model(sql); });
  if (deployed && !active_dataset(app))
    for (const auto& name : animals_of(deployed->classes))
      if (!contains(offered, name)) offered.push_back(name);
  for (const auto& name : retired_classes(app)) std::erase(offered, name);
  return offered;
}

std::vector<std::string> retired_classes(App& app) {
  std::vector<std::string> retired;
  for (const auto& style : app.db.read([](soci::session& sql) { return list_class_styles(sql); }))
    if (style.hidden) retired.push_back(style.name);
  return retired;
}

void ensure_classes(App& app, const std::vector<std::string>& names) {
  app.db.write([&](soci::session& sql) {
    for (const auto& name : names) show_class(sql, name);
  });
  if (const auto active = active_dataset(app)) return add_dataset_classes(app, *active, names);
  std::vector<std::string> checked;
  for (const auto& name : names) checked.push_back(checked_class_name(name));
  app.db.write([&](soci::session& sql) {
    for (const auto& name : checked) add_class(sql, name);
  });
}

}  // namespace fieldloop
