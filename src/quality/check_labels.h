#pragma once
#include "quality/quality.h"

namespace fieldloop {

// The setting that keeps the last check's CheckSummary.
inline constexpr const char* kReportSetting = "quality_report";

// Within this room; Quality::check_all says what it does.
CheckReport check_labels(const QualityParts& parts, const ProgressFn& progress, const std::stop_token& stop);

}  // namespace fieldloop
