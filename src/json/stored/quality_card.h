#pragma once
#include <string>

#include "dataset/quality_card.h"

namespace fieldloop {

// The check of labels as the database keeps it.
std::string text_of(const QualityCard& card);
QualityCard quality_card_from(const std::string& text);

std::string text_of(const ReplacedLabels& labels);
ReplacedLabels replaced_labels_from(const std::string& text);

std::string text_of(const SeenImage& image);
SeenImage seen_image_from(const std::string& text);

std::string text_of(const UsualSizes& sizes);
UsualSizes usual_sizes_from(const std::string& text);

std::string text_of(const CheckSummary& summary);
CheckSummary check_summary_from(const std::string& text);

// What a job of kind "check" results in.
std::string text_of(const CheckReport& report);

}  // namespace fieldloop
