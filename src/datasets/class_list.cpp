#include "datasets/class_list.h"

#include <algorithm>
#include <string_view>

#include "dataset/class_names.h"
#include "datasets/dataset_files.h"
#include "storage/labels/class_store.h"
#include "storage/learning/model_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
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

std::vector<std::string> ClassList::in_labels() const {
  if (const auto active = active_dataset(db_, home_)) return open_dataset(home_, *active).names;
  return db_.read([](Transaction& sql) { return list_classes(sql); });
}

std::vector<std::string> ClassList::offered() const {
  auto offered = in_labels();
  const auto deployed = db_.read([](Transaction& sql) { return find_deployed_model(sql); });
  if (deployed && !active_dataset(db_, home_))
    offered = offered_before_datasets(offered, animals_of(deployed->classes));
  for (const auto& name : retired()) std::erase(offered, name);
  return offered;
}

std::vector<std::string> ClassList::retired() const {
  std::vector<std::string> retired;
  for (const auto& style : db_.read([](Transaction& sql) { return list_class_styles(sql); }))
    if (style.hidden) retired.push_back(style.name);
  return retired;
}

std::string ClassList::checked_name(const std::string& wanted) const {
  const auto name = checked_class_name(wanted);
  const auto present = offered();
  if (!contains(present, name)) check_new_class_name(name, present);
  return name;
}

ClassList::Added ClassList::add(const std::string& wanted) const {
  const auto name = checked_name(wanted);
  ensure({name});
  const auto all = in_labels();
  return {name, static_cast<int>(std::ranges::find(all, name) - all.begin())};
}

void ClassList::ensure(const std::vector<std::string>& names) const {
  db_.write([&](Transaction& sql) {
    for (const auto& name : names) show_class(sql, name);
  });
  if (const auto active = active_dataset(db_, home_)) return add_dataset_classes(home_, *active, names);
  std::vector<std::string> checked;
  for (const auto& name : names) checked.push_back(checked_class_name(name));
  db_.write([&](Transaction& sql) {
    for (const auto& name : checked) add_class(sql, name);
  });
}

}  // namespace fieldloop
