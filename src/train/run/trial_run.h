#pragma once
#include "train/run/duration.h"
#include "train/run/room.h"
#include "train/run/run.h"

namespace fieldloop {

// What the run would take up beyond what this process holds already. Leaves the weights as they are.
RoomNeeded room_needed(Run& run);

// How long the run would take, by a few of its steps. The run is of no use afterwards.
Duration measure(Run& run);

}  // namespace fieldloop
