#pragma once
#include <nlohmann/json.hpp>

#include "photos/photos.h"

namespace fieldloop {

// The API's JSON (api/openapi.yaml), which the command line prints too.
nlohmann::json to_json(const PhotoView& view);
nlohmann::json to_json(const DetectionRow& detection);
nlohmann::json to_json(const ClassCountRow& entry);
nlohmann::json to_json(const Statistics& statistics);
nlohmann::json to_json(const SessionRow& session);
nlohmann::json to_json(const CameraRow& camera);
nlohmann::json to_json(const ActivityRow& entry);
nlohmann::json to_json(const std::vector<IngestOutcome>& outcomes);  // AddPhotosResult
nlohmann::json to_json(const ImportReport& report);

// An array of to_json(row).
template <class Row>
nlohmann::json array_json(const std::vector<Row>& rows) {
  auto array = nlohmann::json::array();
  for (const auto& row : rows) array.push_back(to_json(row));
  return array;
}

}  // namespace fieldloop
