#pragma once
#include <string>
#include <utility>
#include <vector>

#include "dataset/yolo.h"

namespace fieldloop {

struct SplitSummary {
  int photos = 0;
  int empty_photos = 0;
  int boxes = 0;
  std::vector<std::pair<std::string, int>> classes;  // boxes a class, in dataset order
};
SplitSummary summarise(const YoloDataset& dataset, Split split);

struct DatasetSummary {
  std::string name;
  std::string file;  // relative to home
  bool active = false;
  std::vector<std::string> classes;
  SplitSummary train, val, test;
  int waiting = 0;  // annotated field photos that no dataset holds yet
};

}  // namespace fieldloop
