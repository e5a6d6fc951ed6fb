#pragma once
#include <filesystem>

namespace fieldloop {

class Home;

// Moves a file of the home that is in the way and that a person may want to data/set_aside/, under the
// folders and the name that it had, or a free one like it, and says where it is from then on. Nothing is ever
// deleted there. Throws Error(kIo), with the file where it was.
std::filesystem::path set_aside(const Home& home, const std::filesystem::path& file);

}  // namespace fieldloop
