#include "training/retraining_log.h"

#include <fmt/format.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "files/csv.h"

namespace fieldloop {
namespace {

constexpr const char* kHeading = "date,model_version,photos_added,precision,recall,mAP50,notes\n";

std::string format(const RetrainingLogLine& line) {
  return fmt::format("{},{},{},{:.4f},{:.4f},{:.4f},{}\n", csv_field(line.date),
                     csv_field(line.model_version), line.photos_added, line.precision, line.recall,
                     line.map50, csv_field(line.notes));
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

}  // namespace fieldloop
