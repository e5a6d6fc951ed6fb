#include "train/protocol/history.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "files/atomic_file.h"

namespace fieldloop {
namespace {

// Strict overlap says more than the first place a box is counted as found.
constexpr double kStrictShare = 0.9;

constexpr double kAsGood = 0.01;

}  // namespace

void to_json(nlohmann::json& json, const EpochRecord& record) {
  json = {{"epoch", record.epoch},
          {"seconds", record.seconds},
          {"learning_rate", record.learning_rate},
          {"loss", record.loss},
          {"loss_class", record.loss_class},
          {"loss_box", record.loss_box},
          {"loss_dfl", record.loss_dfl},
          {"precision", record.precision},
          {"recall", record.recall},
          {"map50", record.map50},
          {"map50_95", record.map50_95}};
}

void from_json(const nlohmann::json& json, EpochRecord& record) {
  json.at("epoch").get_to(record.epoch);
  json.at("seconds").get_to(record.seconds);
  json.at("learning_rate").get_to(record.learning_rate);
  json.at("loss").get_to(record.loss);
  json.at("loss_class").get_to(record.loss_class);
  json.at("loss_box").get_to(record.loss_box);
  json.at("loss_dfl").get_to(record.loss_dfl);
  json.at("precision").get_to(record.precision);
  json.at("recall").get_to(record.recall);
  json.at("map50").get_to(record.map50);
  json.at("map50_95").get_to(record.map50_95);
}

double fitness(const EpochRecord& record) {
  return kStrictShare * record.map50_95 + (1 - kStrictShare) * record.map50;
}

EpochRecord kept_epoch(const std::vector<EpochRecord>& history) {
  EpochRecord kept;
  double fittest = 0;
  for (const auto& record : history) {
    if (fitness(record) >= fittest - kAsGood) kept = record;
    fittest = std::max(fittest, fitness(record));
  }
  return kept;
}

int epochs_since_fittest(const std::vector<EpochRecord>& history) {
  const auto fittest = std::max_element(history.begin(), history.end(),
                                        [](const auto& a, const auto& b) { return fitness(a) < fitness(b); });
  return fittest == history.end() ? 0 : static_cast<int>(history.end() - fittest) - 1;
}

void write_results_csv(const std::vector<EpochRecord>& history, const std::filesystem::path& file) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << "epoch,seconds,learning_rate,loss,loss_class,loss_box,loss_dfl,precision,recall,map50,map50_95\n";
  for (const auto& r : history)
    out << r.epoch << ',' << r.seconds << ',' << r.learning_rate << ',' << r.loss << ',' << r.loss_class
        << ',' << r.loss_box << ',' << r.loss_dfl << ',' << r.precision << ',' << r.recall << ',' << r.map50
        << ',' << r.map50_95 << '\n';
  write_file_atomically(file, std::string_view(out.str()));
}

}  // namespace fieldloop
