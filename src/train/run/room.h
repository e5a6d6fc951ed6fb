#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "protocol/run_check.h"
#include "protocol/run_settings.h"

namespace fieldloop {

// What a run takes up, in bytes.
struct RoomNeeded {
  std::uint64_t memory = 0;          // beyond what the process holds
  std::uint64_t memory_a_photo = 0;  // of a batch; a part of the above
  std::uint64_t cache = 0;           // of features; another part of it
  std::uint64_t disk = 0;            // in the run's folder and that of the model it makes
};

// The folder need not exist yet. Throws Error(kIo).
Room room_for(const std::filesystem::path& folder);

// What there is too little of.
std::vector<RunFinding> lacks_of(const RoomNeeded& needed, const Room& room, const RunSettings& settings);

}  // namespace fieldloop
