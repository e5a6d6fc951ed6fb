#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fieldloop {

// One row of a CSV file by its heading, blanks around unquoted fields removed.
using CsvRow = std::map<std::string, std::string>;

// Quotes a field when it has to be (RFC 4180).
std::string csv_field(std::string_view text);

// The rows below the heading. Rows with fewer fields than the heading (such as a last line still being
// written) lack the later ones.
std::vector<CsvRow> parse_csv(std::string_view text);

}  // namespace fieldloop
