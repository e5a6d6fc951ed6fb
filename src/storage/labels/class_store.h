#pragma once
#include <optional>
#include <string>
#include <vector>

namespace fieldloop {

class Transaction;

// The classes people use before any dataset exists, in the order they came.
std::vector<std::string> list_classes(Transaction& sql);
void add_class(Transaction& sql, const std::string& name);     // at the end; nothing when it is there
void remove_class(Transaction& sql, const std::string& name);  // those behind it move up

// How a class looks and is chosen; one without a row has no colour and key of its own.
struct ClassStyleRow {
  std::string name;
  std::optional<std::string> color;     // "#rrggbb"
  std::optional<std::string> shortcut;  // one key
  bool hidden = false;                  // keeps its id in datasets, but is not offered
};
std::vector<ClassStyleRow> list_class_styles(Transaction& sql);
ClassStyleRow find_class_style(Transaction& sql, const std::string& name);
void set_class_style(Transaction& sql, const ClassStyleRow& style);
void show_class(Transaction& sql, const std::string& name);  // no longer hidden

struct ClassUseRow {
  std::string name;
  int photos = 0, boxes = 0;  // annotated ones
};
std::vector<ClassUseRow> count_annotated_classes(Transaction& sql);

// Gives the class another name in `classes`, styles and annotations, where `into` may be there already. Every
// annotation that changes gets its next revision.
void replace_class(Transaction& sql, const std::string& from, const std::string& into);

}  // namespace fieldloop
