#pragma once
#include <optional>
#include <string>

#include "storage/labels/quality_store.h"

namespace fieldloop {

struct App;

// What a person does with a card of the report. "fix" applies its suggestion, "remove" takes its box away,
// "right" never shows it again, "undo" takes back what was done. A fix of a field photo is its annotation's
// next revision, one of a dataset's image is written to its label file; the image's other cards are found
// anew. Throws Error(kNotFound), Error(kInvalidInput) for an action that the card does not offer,
// Error(kConflict) when the labels changed since the check.
void act_on_card(App& app, QualityCardId id, const std::string& action);

// "It is right", said while annotating: `box` and its class for a labelled box or a proposed one.
void call_right(App& app, PhotoId photo, const std::string& kind, const std::string& class_name,
                const std::optional<NormBox>& box);

}  // namespace fieldloop
