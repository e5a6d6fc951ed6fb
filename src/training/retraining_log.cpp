#include "training/retraining_log.h"

#include <cstdio>

#include "core/error.h"
#include "files/atomic_file.h"
#include "files/csv.h"

namespace fieldloop {
namespace {

constexpr const char* kHeading = "date,model_version,photos_added,precision,recall,mAP50,notes\n";

std::string four_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string format(const RetrainingLogLine& line) {
  return csv_field(line.date) + ',' + csv_field(line.model_version) + ',' +
         std::to_string(line.photos_added) + ',' + four_digits(line.precision) + ',' +
         four_digits(line.recall) + ',' + four_digits(line.map50) + ',' + csv_field(line.notes) + '\n';
}

double number(const CsvRow& row, const char* column) {
  const auto found = row.find(column);
  return found == row.end() || found->second.empty() ? 0 : std::stod(found->second);
}

std::string text(const CsvRow& row, const char* column) {
  const auto found = row.find(column);
  return found == row.end() ? std::string() : found->second;
}

RetrainingLogLine line_of(const CsvRow& row) {
  return {text(row, "date"),        text(row, "model_version"), static_cast<int>(number(row, "photos_added")),
          number(row, "precision"), number(row, "recall"),      number(row, "mAP50"),
          text(row, "notes")};
}

}  // namespace

void append_to_retraining_log(const std::filesystem::path& file, const RetrainingLogLine& line) {
  std::string content = std::filesystem::exists(file) ? read_text_file(file) : std::string();
  if (content.empty()) content = kHeading;
  if (content.back() != '\n') content += '\n';
  write_file_atomically(file, content + format(line));
}

std::vector<RetrainingLogLine> read_retraining_log(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  std::vector<RetrainingLogLine> lines;
  for (const auto& row : parse_csv(read_text_file(file))) {
    try {
      lines.push_back(line_of(row));
    } catch (const std::logic_error&) {
      throw Error(ErrorCode::kInvalidInput, file.string() + ": entry " + std::to_string(lines.size() + 1) +
                                                " has something other than a number in a figure's column; "
                                                "correct or remove that line.");
    }
  }
  return lines;
}

nlohmann::json to_json(const RetrainingLogLine& line) {
  return {{"date", line.date},
          {"model_version", line.model_version},
          {"photos_added", line.photos_added},
          {"precision", line.precision},
          {"recall", line.recall},
          {"mAP50", line.map50},
          {"notes", line.notes}};
}

}  // namespace fieldloop
