#include "core/time.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace fieldloop {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  std::optional<int> digits(std::size_t count) {
    int value = 0;
    if (rest_.size() < count) return {};
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + count, value);
    if (error != std::errc{} || end != rest_.data() + count || value < 0) return {};
    rest_.remove_prefix(count);
    return value;
  }
  bool literal(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    last_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }
  char last() const { return last_; }
  bool done() const { return rest_.empty(); }

  std::optional<milliseconds> fraction() {
    int value = 0;
    int scale = 100;
    bool any = false;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value += (rest_.front() - '0') * scale;
      scale /= 10;
      any = true;
      rest_.remove_prefix(1);
    }
    if (!any) return {};
    return milliseconds(value);
  }

 private:
  std::string_view rest_;
  char last_ = 0;
};

std::optional<Timestamp> scan_date(Scanner& in) {
  const auto year = in.digits(4);
  if (!year || !in.literal("-")) return {};
  const auto month = in.digits(2);
  if (!month || !in.literal("-")) return {};
  const auto day = in.digits(2);
  if (!day) return {};
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return {};
  return Timestamp(std::chrono::sys_days(date));
}

std::optional<milliseconds> scan_clock(Scanner& in) {
  const auto hour = in.digits(2);
  if (!hour || *hour > 23 || !in.literal(":")) return {};
  const auto minute = in.digits(2);
  if (!minute || *minute > 59) return {};
  milliseconds clock = std::chrono::hours(*hour) + minutes(*minute);
  if (!in.literal(":")) return clock;
  const auto second = in.digits(2);
  if (!second || *second > 60) return {};
  clock += std::chrono::seconds(*second);
  if (!in.literal(".,")) return clock;
  const auto fraction = in.fraction();
  if (!fraction) return {};
  return clock + *fraction;
}

std::optional<minutes> scan_zone(Scanner& in) {
  if (in.done()) return minutes(0);
  if (in.literal("Zz")) return minutes(0);
  if (!in.literal("+-")) return {};
  const int sign = in.last() == '+' ? 1 : -1;
  const auto hour = in.digits(2);
  if (!hour || *hour > 14) return {};
  in.literal(":");
  const auto minute = in.digits(2);
  if (!minute || *minute > 59) return {};
  return minutes(sign * (*hour * 60 + *minute));
}

}  // namespace

Timestamp now() { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }

std::string to_iso8601(Timestamp time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(days);
  const std::chrono::hh_mm_ss<milliseconds> clock(time - days);
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return out.data();
}

std::string day_on_clock(Timestamp time, int utc_offset_minutes) {
  return to_iso8601(time + minutes(utc_offset_minutes)).substr(0, std::string_view("2026-05-01").size());
}

int machine_utc_offset_minutes(Timestamp at) {
  const std::time_t moment = std::chrono::system_clock::to_time_t(at);
  std::tm local{};
  if (localtime_r(&moment, &local) == nullptr) return 0;
  return static_cast<int>(local.tm_gmtoff / 60);
}

std::optional<Timestamp> parse_iso8601(std::string_view text) {
  Scanner in(text);
  const auto date = scan_date(in);
  if (!date) return {};
  if (in.done()) return date;
  if (!in.literal("T t")) return {};
  const auto clock = scan_clock(in);
  if (!clock) return {};
  const auto zone = scan_zone(in);
  if (!zone || !in.done()) return {};
  return *date + *clock - *zone;
}

}  // namespace fieldloop
