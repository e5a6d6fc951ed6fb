#pragma once
#include <string>
#include <utility>
#include <vector>

#include "datasets/dataset_summary.h"

namespace fieldloop {

struct DatasetsParts;

struct AddAnnotatedResult {
  std::string dataset;
  int added = 0;
  std::vector<std::pair<std::string, std::string>> skipped;  // file name, reason; they go on waiting
  SplitSummary balance;                                      // of train, afterwards
  std::vector<std::string> warnings;                         // sentences about the balance
};

// Within this room; Datasets says what it does.
AddAnnotatedResult add_annotated(const DatasetsParts& parts, const std::string& dataset);

// What a person should know about a training set before learning from it.
std::vector<std::string> balance_warnings(const SplitSummary& train, const SplitSummary& val);

}  // namespace fieldloop
