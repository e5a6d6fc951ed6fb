#pragma once
#include <filesystem>
#include <vector>

#include "storage/sqlite/migrations.h"

namespace fieldloop {

// The schema's steps in the home's database; changes nothing.
std::vector<MigrationStatus> schema_status(const std::filesystem::path& home_folder);

// Applies what is missing (the database is created when there is none) and returns the steps. Throws
// Error(kConflict) when the database is lost, as lost_database.h says.
std::vector<MigrationStatus> migrate_home(const std::filesystem::path& home_folder);

}  // namespace fieldloop
