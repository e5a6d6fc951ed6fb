#include "core/time.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

std::string round_trip(std::string_view text) {
  const auto time = parse_iso8601(text);
  return time ? to_iso8601(*time) : "";
}

TEST(Time, ReadsDatesClocksFractionsAndZones) {
  EXPECT_EQ(round_trip("2026-05-01"), "2026-05-01T00:00:00.000Z");
  EXPECT_EQ(round_trip("2026-05-01T06:30"), "2026-05-01T06:30:00.000Z");
  EXPECT_EQ(round_trip("2026-05-01 06:30:15.25"), "2026-05-01T06:30:15.250Z");
  EXPECT_EQ(round_trip("2026-05-01T06:30:15.123456Z"), "2026-05-01T06:30:15.123Z");
  EXPECT_EQ(round_trip("2026-05-01T00:30:00+02:00"), "2026-04-30T22:30:00.000Z");
  EXPECT_EQ(round_trip("2026-05-01T23:30:00-0130"), "2026-05-02T01:00:00.000Z");
}

TEST(Time, RefusesWhatIsNotATime) {
  for (const auto* text : {"", "yesterday", "2026-02-30", "2026-13-01", "2026-05-01T25:00", "2026-05-01T06",
                           "2026-05-01T06:30:00Zx", "2026-05-01x", "-026-05-01"}) {
    EXPECT_FALSE(parse_iso8601(text)) << text;
  }
}

TEST(Time, TheDayIsThatOfTheClock) {
  const auto late = parse_iso8601("2026-05-01T22:30:00Z").value();
  EXPECT_EQ(day_on_clock(late, 0), "2026-05-01");
  EXPECT_EQ(day_on_clock(late, 120), "2026-05-02");
  EXPECT_EQ(day_on_clock(late, -1380), "2026-04-30");
}

}  // namespace
}  // namespace fieldloop
