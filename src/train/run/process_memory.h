#pragma once
#include <cstdint>

namespace fieldloop {

// Of this process, in bytes: what it holds, and the most it held since it started or, where the system can do
// that, since reset_peak_memory.
std::uint64_t present_memory();
std::uint64_t peak_memory();
void reset_peak_memory();

// What can be had without swapping, in bytes; a container may be allowed less than the machine has.
std::uint64_t available_memory();

}  // namespace fieldloop
