#include "training/run_report.h"

#include "app/app.h"
#include "core/error.h"
#include "files/atomic_file.h"
#include "models/evaluation_json.h"
#include "storage/learning/training_store.h"
#include "training/report_pictures.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFolder = "report";
constexpr const char* kList = "report.json";

// Writes them and returns what report.json says about them.
json write_pictures(const fs::path& folder, const std::vector<ReportPicture>& pictures) {
  json list = json::array();
  for (const auto& picture : pictures) {
    write_file_atomically(folder / picture.name, picture.bytes);
    list.push_back({{"name", picture.name}, {"title", picture.title}, {"kind", picture.kind}});
  }
  return list;
}

fs::path folder_of(App& app, RunId run) {
  const auto row = app.db.read([&](Transaction& sql) { return find_training_run(sql, run); });
  if (!row) throw Error(ErrorCode::kNotFound, "There is no training run " + std::to_string(run.value) + ".");
  auto folder = app.home.root() / row->folder / kFolder;
  if (!fs::exists(folder / kList))
    throw Error(ErrorCode::kNotFound,
                "Run " + std::to_string(run.value) + " has no report; one is written when a run is done.");
  return folder;
}

json list_in(const fs::path& folder) {
  auto list = json::parse(read_text_file(folder / kList), nullptr, false);
  if (list.is_discarded())
    throw Error(ErrorCode::kCorruptData, (folder / kList).string() + " is damaged: it is no JSON.");
  return list;
}

}  // namespace

void write_run_report(const RunReport& report) {
  const auto folder = report.run_folder / kFolder;
  fs::remove_all(folder);
  fs::create_directories(folder);
  json pictures = json::array();
  const auto add = [&](const std::vector<ReportPicture>& some) {
    for (auto& entry : write_pictures(folder, some)) pictures.push_back(std::move(entry));
  };
  add(evaluation_pictures(report.evaluation));
  add(training_pictures(read_results(report.run_folder / "results.csv")));
  add(photo_sheets(report.evaluation));
  add(label_pictures(report.dataset));
  const json list{{"model", report.model},
                  {"evaluation", evaluation_json(report.evaluation, report.dataset_name, "val")},
                  {"pictures", std::move(pictures)}};
  write_file_atomically(folder / kList, list.dump());
}

bool has_run_report(const fs::path& run_folder) { return fs::exists(run_folder / kFolder / kList); }

json read_run_report(App& app, RunId run) {
  auto list = list_in(folder_of(app, run));
  for (auto& picture : list.at("pictures"))
    picture["url"] = "/api/training/runs/" + std::to_string(run.value) + "/report/" +
                     picture.at("name").get<std::string>();
  return list;
}

fs::path run_report_picture(App& app, RunId run, const std::string& name) {
  const auto folder = folder_of(app, run);
  const auto list = list_in(folder);
  for (const auto& picture : list.at("pictures"))
    if (picture.at("name") == name && fs::is_regular_file(folder / name)) return folder / name;
  throw Error(ErrorCode::kNotFound, "The report of run " + std::to_string(run.value) +
                                        " has no picture of that name; its list names them.");
}

}  // namespace fieldloop
