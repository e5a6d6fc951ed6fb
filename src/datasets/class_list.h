#pragma once
#include <string>
#include <vector>

namespace fieldloop {

class Database;
class Home;

// The classes of this home. Thread-safe; both parts must outlive it.
class ClassList {
 public:
  ClassList(Database& db, const Home& home) : db_(db), home_(home) {}

  // Those whose position is the class id in label files: the active dataset's, or before there is one those
  // that people have used.
  std::vector<std::string> in_labels() const;

  // What a person can choose from, in an order that using one does not change: the active dataset's in its
  // own; before there is one those that people made in order of creation, then the animals that the deployed
  // model knows, by name. Without those that a merge or a person hid.
  std::vector<std::string> offered() const;

  // Those that a merge or a person hid; datasets keep their ids.
  std::vector<std::string> retired() const;

  // The name that a person gives a class: checked_class_name, and when it is not on offer
  // check_new_class_name, with what that throws.
  std::string checked_name(const std::string& name) const;

  // A person's own class: checked_name(), then ensure().
  struct Added {
    std::string name;
    int id = 0;  // position in in_labels()
  };
  Added add(const std::string& name) const;

  // Adds names that in_labels() lacks, at its end. Throws Error(kInvalidInput) as checked_class_name does.
  void ensure(const std::vector<std::string>& names) const;

 private:
  Database& db_;
  const Home& home_;
};

}  // namespace fieldloop
