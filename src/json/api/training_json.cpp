#include "json/api/training_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "core/error.h"
#include "core/time.h"
#include "json/api/dataset_json.h"
#include "json/api/optional_json.h"
#include "json/stored/evaluation_json.h"
#include "json/stored/training_request.h"
#include "protocol/check_json.h"
#include "protocol/epoch_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json number(const TrainingOption& option, double value) {
  return option.multiple_of == 0 ? json(value) : json(static_cast<std::int64_t>(value));
}

json preset_json(const TrainingPreset& preset) {
  return {{"name", preset.name},
          {"title", preset.title},
          {"text", preset.text},
          {"keeps_image_size", preset.keeps_image_size},
          {"options", json_of(options_of(preset))}};
}

json option_json(const TrainingOption& option) {
  return {{"name", option.name},
          {"title", option.title},
          {"text", option.text},
          {"demand", demand_of(option)},
          {"minimum", number(option, option.least)},
          {"maximum", number(option, option.most)},
          {"multiple_of", option.multiple_of == 0 ? json(nullptr) : json(option.multiple_of)}};
}

json finding_json(const CheckFinding& finding) {
  auto photos = json::array();
  for (const auto& photo : finding.photos) photos.push_back(to_json(photo));
  return {{"code", finding.code},
          {"message", finding.message},
          {"field", finding.field},
          {"photo_count", finding.photo_count},
          {"photos", photos}};
}

json findings_json(const std::vector<CheckFinding>& findings) {
  auto list = json::array();
  for (const auto& finding : findings) list.push_back(finding_json(finding));
  return list;
}

[[noreturn]] void refuse(const std::string& member, const std::string& demand) {
  throw Error(ErrorCode::kInvalidInput, member + " must be " + demand + ".", member);
}

// A member of that name that is not null, else null.
const json* member_of(const json& object, std::string_view name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

template <class Value>
void read(const json& object, const char* name, Value& value, bool (json::*is_type)() const,
          const char* demand) {
  const auto* member = member_of(object, name);
  if (member == nullptr) return;
  if (!(member->*is_type)()) refuse(name, demand);
  value = member->get<Value>();
}

double option_in(const json& value, const TrainingOption& option) {
  if (!value.is_number()) refuse(std::string(option.name), demand_of(option));
  return value.get<double>();
}

void refuse_unknown(const json& object) {
  std::set<std::string_view> known{"preset", "dataset", "base", "add_annotated", "notes"};
  for (const auto& option : training_options()) known.insert(option.name);
  for (const auto& [name, value] : object.items())
    if (!known.contains(name))
      throw Error(ErrorCode::kInvalidInput, name + " is not a setting of a training run.", name);
}

}  // namespace

json to_json(const TrainingRun& run) {
  auto epochs = json::array();
  for (const auto& epoch : run.epochs) epochs.push_back(json_of(epoch));
  const bool running = run.job.state == JobState::kRunning;
  return {{"id", run.row.id.value},
          {"state", name_of(run.job.state)},
          {"dataset", run.row.dataset},
          {"base", run.base},
          {"request", json_of(run.row.request)},
          {"photos_added", run.row.photos_added},
          {"epochs", epochs},
          {"epochs_total", run.row.request.epochs},
          {"started_at", or_null(run.job.started_at)},
          {"finished_at", or_null(run.job.finished_at)},
          {"eta_seconds", running ? or_null(run.job.progress.eta_seconds) : json(nullptr)},
          {"images_per_second", or_null(run.job.progress.rate)},
          {"model_name", run.model_name.empty() ? json(nullptr) : json(run.model_name)},
          {"error", or_null(run.job.error)},
          {"has_report", run.has_report},
          {"folder", run.row.folder},
          {"job_id", run.row.job.value}};
}

json to_json(const TrainingCheck& check) {
  const auto& tried = check.tried;
  return {{"dataset", check.dataset},
          {"base", check.base},
          {"options", json_of(check.options)},
          {"refusals", findings_json(check.refusals)},
          {"warnings", findings_json(check.warnings)},
          {"joining", check.joining},
          {"train", tried ? json_of(tried->train) : json(nullptr)},
          {"val", tried ? json_of(tried->val) : json(nullptr)},
          {"free_memory_bytes", tried ? json(tried->room.memory) : json(nullptr)},
          {"free_disk_bytes", tried ? json(tried->room.disk) : json(nullptr)},
          {"estimate", tried && tried->estimate ? json_of(*tried->estimate) : json(nullptr)}};
}

json to_json(const RunReport& report, RunId run) {
  auto pictures = json::array();
  for (const auto& picture : report.pictures)
    pictures.push_back(
        {{"name", picture.name},
         {"title", picture.title},
         {"kind", name_of(picture.kind)},
         {"url", "/api/training/runs/" + std::to_string(run.value) + "/report/" + picture.name}});
  return {{"model", report.model}, {"evaluation", json_of(report.evaluation)}, {"pictures", pictures}};
}

json to_json(const RetrainingLogLine& line) {
  return {{"date", line.date},
          {"model_version", line.model_version},
          {"photos_added", line.photos_added},
          {"precision", line.precision},
          {"recall", line.recall},
          {"mAP50", line.map50},
          {"notes", line.notes}};
}

json training_presets_json() {
  auto presets = json::array();
  for (const auto& preset : training_presets()) presets.push_back(preset_json(preset));
  auto options = json::array();
  for (const auto& option : training_options()) options.push_back(option_json(option));
  return {{"default", kDefaultPreset}, {"presets", presets}, {"options", options}};
}

TrainingWish training_wish_from(const json& object) {
  refuse_unknown(object);
  TrainingWish wish;
  read(object, "preset", wish.preset, &json::is_string, "a preset's name");
  read(object, "dataset", wish.dataset, &json::is_string, "a name");
  read(object, "base", wish.base, &json::is_string, "a model version's name");
  read(object, "add_annotated", wish.add_annotated, &json::is_boolean, "true or false");
  read(object, "notes", wish.notes, &json::is_string, "a text");
  for (const auto& option : training_options())
    if (const auto* member = member_of(object, option.name))
      wish.options.emplace(option.name, option_in(*member, option));
  return wish;
}

}  // namespace fieldloop
