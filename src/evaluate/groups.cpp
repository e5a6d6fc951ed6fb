#include "evaluate/groups.h"

namespace fieldloop {

std::vector<Group> measure_by_label(const std::vector<EvaluatedPhoto>& photos, const std::string& label) {
  std::map<std::string, std::vector<EvaluatedPhoto>> by_value;
  for (const auto& photo : photos)
    if (const auto found = photo.labels.find(label); found != photo.labels.end())
      by_value[found->second].push_back(photo);
  std::vector<Group> groups;
  for (const auto& [value, members] : by_value)
    groups.push_back({value, evaluate(members), bootstrap(members)});
  return groups;
}

std::vector<EvaluatedPhoto> only_class(std::vector<EvaluatedPhoto> photos, int class_id) {
  for (auto& photo : photos) {
    std::erase_if(photo.truth, [&](const auto& truth) { return truth.class_id != class_id; });
    std::erase_if(photo.detections, [&](const auto& d) { return d.class_id != class_id; });
  }
  return photos;
}

}  // namespace fieldloop
