#pragma once
#include <cstddef>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

// How often a box of one class was taken for another. The last row is what is no animal and was shown as one,
// the last column what was not shown at all.
class ConfusionMatrix {
 public:
  explicit ConfusionMatrix(int classes);
  int classes() const { return classes_; }
  int background() const { return classes_; }  // its row and column
  int at(int truth, int shown) const { return counts_[index(truth, shown)]; }
  void add(int truth, int shown) { ++counts_[index(truth, shown)]; }

 private:
  std::size_t index(int truth, int shown) const;
  int classes_;
  std::vector<int> counts_;
};

// Boxes at or above `threshold`. They match their own class first, as for precision and recall; what is left
// over on both sides is then matched across classes, at IoU 0.5. Class ids are below `classes`. Pure.
ConfusionMatrix confusion_matrix(const std::vector<EvaluatedPhoto>& photos, int classes,
                                 float threshold = kViewThreshold);

}  // namespace fieldloop
