#include "train/run/room.h"

#include <fmt/format.h>

#include <string>

#include "core/error.h"
#include "train/run/process_memory.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

fs::path existing_part_of(fs::path folder) {
  folder = fs::absolute(folder);
  while (!fs::exists(folder) && folder.has_relative_path()) folder = folder.parent_path();
  return folder;
}

std::string in_gigabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} GB", static_cast<double>(bytes) / 1e9);
}

RunFinding lack_of_memory(const RoomNeeded& needed, const Room& room, const RunSettings& settings) {
  const auto others = needed.memory - static_cast<std::uint64_t>(settings.batch) * needed.memory_a_photo;
  const auto fitting =
      room.memory > others && needed.memory_a_photo > 0 ? (room.memory - others) / needed.memory_a_photo : 0;
  const auto advice = fitting > 0
                          ? "a batch of at most " + std::to_string(fitting) + " or a smaller image_size"
                          : std::string("a smaller image_size");
  return {"not_enough_memory",
          "Steps of " + std::to_string(settings.batch) + " photos of " + std::to_string(settings.image_size) +
              " pixels need about " + in_gigabytes(needed.memory) + " of memory, and " +
              in_gigabytes(room.memory) + " are free: use " + advice + ", or end other programs",
          fitting > 0 ? "batch" : "image_size",
          {}};
}

}  // namespace

Room room_for(const fs::path& folder) {
  try {
    return {available_memory(), fs::space(existing_part_of(folder)).available};
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::kIo,
                "Cannot look at the disk of " + folder.string() + ": " + error.code().message(), "output");
  }
}

std::vector<RunFinding> lacks_of(const RoomNeeded& needed, const Room& room, const RunSettings& settings) {
  std::vector<RunFinding> lacks;
  if (needed.memory > room.memory) lacks.push_back(lack_of_memory(needed, room, settings));
  if (needed.disk > room.disk)
    lacks.push_back({"not_enough_disk",
                     "The run needs about " + in_gigabytes(needed.disk) + " of disk, and " +
                         in_gigabytes(room.disk) + " are free at " + settings.output.string() +
                         ": delete old runs or other files",
                     "output",
                     {}});
  return lacks;
}

}  // namespace fieldloop
