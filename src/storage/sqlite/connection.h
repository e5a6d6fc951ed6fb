#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace fieldloop {

class Transaction;

enum class OpenMode { kReadWrite, kInspect };

// A connection with this project's settings; it creates the file. kInspect changes nothing in a file that
// exists. Throws soci::soci_error.
std::unique_ptr<Transaction> open_connection(const std::filesystem::path& file,
                                             OpenMode mode = OpenMode::kReadWrite);

bool has_table(Transaction& sql, const std::string& name);

// Runs several statements separated by semicolons. Throws soci::soci_error.
void run_script(Transaction& sql, std::string_view script);

}  // namespace fieldloop
