#include "storage/labels/class_store.h"

#include "storage/sqlite/transaction.h"

#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

using soci::into;
using soci::use;

bool has_class(Transaction& sql, const std::string& name) {
  int count = 0;
  sql << "SELECT count(*) FROM classes WHERE name = :name", into(count), use(name, "name");
  return count > 0;
}

}  // namespace

std::vector<std::string> list_classes(Transaction& sql) {
  std::string name;
  soci::statement statement = (sql.prepare << "SELECT name FROM classes ORDER BY position", into(name));
  statement.execute();
  std::vector<std::string> names;
  while (statement.fetch()) names.push_back(name);
  return names;
}

void add_class(Transaction& sql, const std::string& name) {
  sql << "INSERT INTO classes (position, name) SELECT count(*), :name FROM classes WHERE true "
         "ON CONFLICT (name) DO NOTHING",
      use(name, "name");
}

void remove_class(Transaction& sql, const std::string& name) {
  const auto before = list_classes(sql);
  sql << "DELETE FROM classes";
  for (const auto& each : before)
    if (each != name) add_class(sql, each);
}

std::vector<ClassStyleRow> list_class_styles(Transaction& sql) {
  std::string name, color, shortcut;
  int hidden = 0;
  soci::statement statement =
      (sql.prepare << "SELECT name, COALESCE(color, ''), COALESCE(shortcut, ''), hidden FROM class_styles",
       into(name), into(color), into(shortcut), into(hidden));
  statement.execute();
  std::vector<ClassStyleRow> rows;
  while (statement.fetch()) rows.push_back({name, present(color), present(shortcut), hidden != 0});
  return rows;
}

ClassStyleRow find_class_style(Transaction& sql, const std::string& name) {
  for (auto& style : list_class_styles(sql))
    if (style.name == name) return style;
  return {name, {}, {}, false};
}

void set_class_style(Transaction& sql, const ClassStyleRow& style) {
  const std::string color = or_empty(style.color);
  const std::string shortcut = or_empty(style.shortcut);
  const int hidden = style.hidden ? 1 : 0;
  sql << "INSERT INTO class_styles (name, color, shortcut, hidden) VALUES (:name, NULLIF(:color, ''), "
         "NULLIF(:shortcut, ''), :hidden) ON CONFLICT (name) DO UPDATE SET color = excluded.color, shortcut "
         "= "
         "excluded.shortcut, hidden = excluded.hidden",
      use(style.name, "name"), use(color, "color"), use(shortcut, "shortcut"), use(hidden, "hidden");
}

void show_class(Transaction& sql, const std::string& name) {
  sql << "UPDATE class_styles SET hidden = 0 WHERE name = :name", use(name, "name");
}

std::vector<ClassUseRow> count_annotated_classes(Transaction& sql) {
  ClassUseRow row;
  soci::statement statement = (sql.prepare << "SELECT class_name, count(DISTINCT photo_id), count(*) FROM "
                                              "annotation_boxes GROUP BY class_name ORDER BY class_name",
                               into(row.name), into(row.photos), into(row.boxes));
  statement.execute();
  std::vector<ClassUseRow> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

void replace_class(Transaction& sql, const std::string& from, const std::string& to) {
  const std::string at = to_iso8601(now());
  sql << "UPDATE annotations SET revision = revision + 1, updated_at = :at WHERE photo_id IN (SELECT "
         "photo_id "
         "FROM annotation_boxes WHERE class_name = :name)",
      use(at, "at"), use(from, "name");
  sql << "UPDATE annotation_boxes SET class_name = :into WHERE class_name = :name", use(to, "into"),
      use(from, "name");
  if (has_class(sql, to))
    remove_class(sql, from);
  else
    sql << "UPDATE classes SET name = :into WHERE name = :name", use(to, "into"), use(from, "name");
  sql << "UPDATE OR IGNORE class_styles SET name = :into WHERE name = :name", use(to, "into"),
      use(from, "name");
  sql << "DELETE FROM class_styles WHERE name = :name", use(from, "name");
}

}  // namespace fieldloop
