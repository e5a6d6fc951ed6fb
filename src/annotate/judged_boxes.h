#pragma once
#include <string>
#include <vector>

#include "core/box.h"
#include "core/ids.h"

namespace fieldloop {

class Transaction;

// A place on a photo that a person has judged in review, by a verdict on a box of whatever model, or on the
// photo and so on what a model showed there.
struct JudgedBox {
  NormBox box;
  std::string class_name;  // what is there; empty: nothing, the box is a false alarm
};
std::vector<JudgedBox> judged_boxes(Transaction& sql, PhotoId photo);

// The one that a box shows the place of, the best fit; nullptr for a place that nobody has judged.
const JudgedBox* judged_at(const std::vector<JudgedBox>& judged, const NormBox& box);

// The places where a person says that nothing is.
std::vector<NormBox> rejected_places(const std::vector<JudgedBox>& judged);

}  // namespace fieldloop
