#include "files/csv.h"

#include <utility>

namespace fieldloop {
namespace {

std::string trimmed(std::string text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}
  bool at_end() const { return at_ >= text_.size(); }

  std::vector<std::string> record() {
    std::vector<std::string> fields{field()};
    while (!at_end() && text_[at_] == ',') {
      ++at_;
      fields.push_back(field());
    }
    ++at_;  // the newline
    return fields;
  }

 private:
  std::string field() {
    const auto start = text_.find_first_not_of(' ', at_);
    if (start != std::string_view::npos && text_[start] == '"') return quoted(start + 1);
    const auto end = std::min(text_.find_first_of(",\n", at_), text_.size());
    return trimmed(std::string(text_.substr(std::exchange(at_, end), end - at_)));
  }
  std::string quoted(std::size_t start) {
    std::string value;
    for (at_ = start; !at_end(); ++at_) {
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[at_++];
      } else {
        break;
      }
    }
    at_ = std::min(text_.find_first_of(",\n", at_), text_.size());
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string csv_field(std::string_view text) {
  const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!spaced && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

std::vector<CsvRow> parse_csv(std::string_view text) {
  Parser parser(text);
  std::vector<CsvRow> rows;
  if (parser.at_end()) return rows;
  const auto heading = parser.record();
  while (!parser.at_end()) {
    const auto fields = parser.record();
    if (fields.size() == 1 && fields[0].empty()) continue;
    CsvRow row;
    for (std::size_t i = 0; i < fields.size() && i < heading.size(); ++i) row[heading[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace fieldloop
