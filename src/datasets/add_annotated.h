#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "datasets/datasets.h"

namespace fieldloop {

struct App;

struct AddAnnotatedResult {
  std::string dataset;
  int added = 0;
  std::vector<std::pair<std::string, std::string>> skipped;  // file name, reason; they go on waiting
  SplitSummary balance;                                      // of train, afterwards
  std::vector<std::string> warnings;                         // sentences about the balance
};

// Moves the annotated field photos that wait in data/to_annotate/ into the train split, never into val, and
// keeps all that is there. A photo that val or test holds, exactly or nearly, is skipped with the reason.
// Without any dataset the first is made, named yard. Empty `dataset`: the active one. Repeating it after a
// crash goes on where it stopped.
AddAnnotatedResult add_annotated(App& app, const std::string& dataset);

// What a person should know about a training set before learning from it.
std::vector<std::string> balance_warnings(const SplitSummary& train, const SplitSummary& val);

nlohmann::json to_json(const AddAnnotatedResult& result);

}  // namespace fieldloop
