#include "training/run_report.h"

#include "core/error.h"
#include "evaluate/run_report.h"
#include "files/atomic_file.h"
#include "home/home.h"
#include "json/stored/evaluation.h"
#include "protocol/results_csv.h"
#include "storage/sqlite/database.h"
#include "training/report_pictures.h"
#include "training/training.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "report";
constexpr const char* kList = "report.json";

// Writes them and lists them in the report.
void add_pictures(RunReport& report, const fs::path& folder, std::vector<ReportPicture> pictures) {
  for (auto& picture : pictures) {
    write_file_atomically(folder / picture.listed.name, picture.bytes);
    report.pictures.push_back(std::move(picture.listed));
  }
}

fs::path folder_of(const TrainingParts& parts, RunId run) {
  const auto row = parts.db.read([&](Transaction& sql) { return find_training_run(sql, run); });
  if (!row) throw Error(ErrorCode::kNotFound, "There is no training run " + std::to_string(run.value) + ".");
  auto folder = parts.home.root() / row->folder / kFolder;
  if (!fs::exists(folder / kList))
    throw Error(ErrorCode::kNotFound,
                "Run " + std::to_string(run.value) + " has no report; one is written when a run is done.");
  return folder;
}

RunReport report_in(const fs::path& folder) {
  const auto text = read_text_file(folder / kList);
  try {
    return run_report_from(text);
  } catch (const Error& error) {
    throw Error(ErrorCode::kCorruptData, (folder / kList).string() + " is damaged: " + error.what());
  }
}

}  // namespace

void write_run_report(const RunReportSource& source) {
  const auto folder = source.run_folder / kFolder;
  fs::remove_all(folder);
  fs::create_directories(folder);
  const auto& evaluation = source.evaluation;
  RunReport report{
      source.model,
      measure_everything({source.dataset_name, "val", evaluation.class_names, evaluation.metrics},
                         results_of(evaluation.photos)),
      {}};
  add_pictures(report, folder, evaluation_pictures(evaluation));
  add_pictures(report, folder, training_pictures(read_results_csv(source.run_folder / "results.csv")));
  add_pictures(report, folder, photo_sheets(evaluation));
  add_pictures(report, folder, label_pictures(source.dataset));
  write_file_atomically(folder / kList, std::string_view(text_of(report)));
}

bool has_run_report(const fs::path& run_folder) { return fs::exists(run_folder / kFolder / kList); }

RunReport Training::report(RunId id) const { return report_in(folder_of(parts_, id)); }

fs::path Training::report_picture(RunId id, const std::string& name) const {
  const auto folder = folder_of(parts_, id);
  for (const auto& picture : report_in(folder).pictures)
    if (picture.name == name && fs::is_regular_file(folder / name)) return folder / name;
  throw Error(ErrorCode::kNotFound, "The report of run " + std::to_string(id.value) +
                                        " has no picture of that name; its list names them.");
}

}  // namespace fieldloop
