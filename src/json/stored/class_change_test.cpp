#include "json/stored/class_change.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

TEST(StoredClassChange, IsReadAsItWasWritten) {
  const StartedClassChange change{"2026-05-01T10:00:00Z", "fox", "red \"fox\""};
  EXPECT_EQ(started_class_change_from(text_of(change)), change);
}

TEST(StoredClassChange, WhatEarlierVersionsKeptIsRead) {
  EXPECT_EQ(started_class_change_from(R"({"from":"fox","id":"t","into":"deer"})"),
            (StartedClassChange{"t", "fox", "deer"}));
}

}  // namespace
}  // namespace fieldloop
