#include "storage/photos/camera_store.h"

#include "storage/sqlite/transaction.h"

namespace fieldloop {

CameraId camera_named(Transaction& sql, const std::string& name) {
  sql << "INSERT INTO cameras (name) VALUES (:name) ON CONFLICT (name) DO NOTHING", soci::use(name, "name");
  long long id = 0;
  sql << "SELECT id FROM cameras WHERE name = :name", soci::use(name, "name"), soci::into(id);
  return CameraId{id};
}

std::vector<CameraRow> list_cameras(Transaction& sql) {
  CameraRow row;
  soci::statement statement = (sql.prepare << "SELECT c.name, COALESCE((SELECT photos FROM facet_totals "
                                              "WHERE facet = 'camera:' || c.id), 0) FROM cameras c ORDER BY "
                                              "c.name",
                               soci::into(row.name), soci::into(row.photo_count));
  statement.execute();
  std::vector<CameraRow> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

}  // namespace fieldloop
