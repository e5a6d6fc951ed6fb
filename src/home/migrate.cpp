#include "home/migrate.h"

#include "home/home.h"
#include "home/lost_database.h"
#include "home/photo_files.h"

namespace fieldloop {

std::vector<MigrationStatus> schema_status(const std::filesystem::path& home_folder) {
  return migration_status(home_folder / "data" / "fieldloop.db");
}

std::vector<MigrationStatus> migrate_home(const std::filesystem::path& home_folder) {
  const Home home(home_folder);
  refuse_lost_database(home, PhotoFiles(home));
  migrate(home.database());
  return migration_status(home.database());
}

}  // namespace fieldloop
