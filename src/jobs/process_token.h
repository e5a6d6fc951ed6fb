#pragma once
#include <cstdint>

namespace fieldloop {

// A number that names this process and no other: its process id together with its start time, so that a
// process which later gets the same id is not taken for it. Never 0.
std::int64_t own_process_token();

// Whether the process of that token still lives.
bool process_lives(std::int64_t token);

}  // namespace fieldloop
