#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/model_file.h"

namespace fieldloop {

// Moves learned weights some of the way back to those they began with, so that a model keeps what its parent
// knew, of its classes or of animals in general (WiSE-FT: Wortsman et al. 2022, "Robust fine-tuning of
// zero-shot models"). Outputs for what the parent did not know stay as learned.
class WeightEnsemble {
 public:
  // Of a model that begins as model_for_classes() makes it of these.
  WeightEnsemble(const Model& parent, const std::vector<std::string>& classes, bool lookalikes);

  // A new network; `learned` stays as it is.
  Network of(const Network& learned) const;

 private:
  Network beginning_;
  std::vector<int> new_outputs_;
  double learned_share_;
};

}  // namespace fieldloop
