#include "protocol/results_csv.h"

#include <charconv>
#include <locale>
#include <sstream>

#include "files/atomic_file.h"
#include "files/csv.h"
#include "protocol/epoch_fields.h"

namespace fieldloop {
namespace {

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void write_results_csv(const std::vector<EpochFigures>& epochs, const std::filesystem::path& file) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << "epoch";
  for (const auto& field : kEpochFields) out << ',' << field.name;
  out << '\n';
  for (const auto& epoch : epochs) {
    out << epoch.epoch;
    for (const auto& field : kEpochFields) {
      out << ',';
      if (const auto value = value_of(epoch, field)) out << *value;
    }
    out << '\n';
  }
  write_file_atomically(file, std::string_view(out.str()));
}

std::vector<EpochFigures> read_results_csv(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  std::string text = read_text_file(file);
  text.resize(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
  std::vector<EpochFigures> epochs;
  for (const auto& row : parse_csv(text)) {
    const auto epoch = epoch_from([&](const char* name) -> std::optional<double> {
      const auto found = row.find(name);
      return found == row.end() ? std::nullopt : number(found->second);
    });
    if (epoch) epochs.push_back(*epoch);
  }
  return epochs;
}

}  // namespace fieldloop
