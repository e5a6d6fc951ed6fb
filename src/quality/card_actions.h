#pragma once
#include "quality/quality.h"

namespace fieldloop {

// Within this room; Quality::act says what it does.
void act_on_card(const QualityParts& parts, QualityCardId id, CardAction action);

}  // namespace fieldloop
