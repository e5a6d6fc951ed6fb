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

}  // namespace fieldloop
