#include "workflow/verdicts.h"

#include <algorithm>
#include <array>

#include "core/error.h"

namespace fieldloop {

void require_photo_verdict(const std::string& verdict) {
  constexpr std::array<std::string_view, 6> kVerdicts{"correct",      "missed", "false_alarm",
                                                      "wrong_animal", "empty",  "cannot_tell"};
  if (std::ranges::find(kVerdicts, verdict) == kVerdicts.end())
    throw Error(ErrorCode::kInvalidInput,
                "verdict must be correct, missed, false_alarm, wrong_animal, empty or cannot_tell", "verdict");
}

}  // namespace fieldloop
