// Generated from api/openapi.yaml by scripts/generate-vocabulary; change it there.
#include "core/vocabulary.h"

#include <algorithm>
#include <cstddef>

namespace fieldloop {
namespace {

constexpr std::array<std::string_view, 3> kReviewStateNames{"unreviewed", "annotated", "annotated_empty"};
constexpr std::array<std::string_view, 2> kPhotoLightNames{"day", "night"};
constexpr std::array<std::string_view, 4> kTimelineSortNames{"newest", "oldest", "confident", "uncertain"};
constexpr std::array<std::string_view, 6> kVerdictNames{"correct",      "missed", "false_alarm",
                                                        "wrong_animal", "empty",  "cannot_tell"};
constexpr std::array<std::string_view, 3> kBoxVerdictNames{"correct", "false_alarm", "wrong_animal"};
constexpr std::array<std::string_view, 9> kVerdictActionNames{
    "correct", "missed", "false_alarm", "wrong_animal", "empty", "cannot_tell", "mark", "unmark", "clear"};
constexpr std::array<std::string_view, 5> kMarkReasonNames{"missed", "false_positive", "wrong_class",
                                                           "bad_box", "other"};
constexpr std::array<std::string_view, 3> kFileOutcomeNames{"added", "duplicate", "refused"};
constexpr std::array<std::string_view, 7> kDiskPartNames{"photos", "thumbnails", "training_data", "models",
                                                         "runs",   "database",   "other"};
constexpr std::array<std::string_view, 6> kActivityKindNames{"photos",  "mark",     "annotation",
                                                             "dataset", "training", "deployment"};
constexpr std::array<std::string_view, 10> kQualityKindNames{"outside",
                                                             "size",
                                                             "duplicate",
                                                             "class",
                                                             "loose",
                                                             "unseen",
                                                             "overlooked",
                                                             "not_empty",
                                                             "label_without_photo",
                                                             "photo_without_label"};
constexpr std::array<std::string_view, 4> kSuggestedActionNames{"add", "replace", "remove", "empty"};
constexpr std::array<std::string_view, 4> kCardActionNames{"fix", "remove", "right", "undo"};
constexpr std::array<std::string_view, 2> kBoxOriginNames{"drawn", "confirmed"};
constexpr std::array<std::string_view, 3> kSplitNames{"train", "val", "test"};
constexpr std::array<std::string_view, 3> kModelStateNames{"candidate", "deployed", "retired"};
constexpr std::array<std::string_view, 4> kPictureKindNames{"evaluation", "training", "photos", "labels"};
constexpr std::array<std::string_view, 5> kModelChangeNames{"newly_found", "newly_missed", "false_alarm_gone",
                                                            "new_false_alarm", "same"};
constexpr std::array<std::string_view, 7> kJobKindNames{"import",     "detect", "train", "compare",
                                                        "synthesize", "demo",   "check"};
constexpr std::array<std::string_view, 6> kJobStateNames{"queued", "running",   "done",
                                                         "failed", "cancelled", "interrupted"};

template <class Enum, std::size_t kSize>
std::optional<Enum> named(const std::array<std::string_view, kSize>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(ReviewState value) { return kReviewStateNames.at(static_cast<std::size_t>(value)); }
std::optional<ReviewState> review_state_named(std::string_view name) {
  return named<ReviewState>(kReviewStateNames, name);
}

std::string_view name_of(PhotoLight value) { return kPhotoLightNames.at(static_cast<std::size_t>(value)); }
std::optional<PhotoLight> photo_light_named(std::string_view name) {
  return named<PhotoLight>(kPhotoLightNames, name);
}

std::string_view name_of(TimelineSort value) {
  return kTimelineSortNames.at(static_cast<std::size_t>(value));
}
std::optional<TimelineSort> timeline_sort_named(std::string_view name) {
  return named<TimelineSort>(kTimelineSortNames, name);
}

std::string_view name_of(Verdict value) { return kVerdictNames.at(static_cast<std::size_t>(value)); }
std::optional<Verdict> verdict_named(std::string_view name) { return named<Verdict>(kVerdictNames, name); }

std::string_view name_of(BoxVerdict value) { return kBoxVerdictNames.at(static_cast<std::size_t>(value)); }
std::optional<BoxVerdict> box_verdict_named(std::string_view name) {
  return named<BoxVerdict>(kBoxVerdictNames, name);
}

std::string_view name_of(VerdictAction value) {
  return kVerdictActionNames.at(static_cast<std::size_t>(value));
}
std::optional<VerdictAction> verdict_action_named(std::string_view name) {
  return named<VerdictAction>(kVerdictActionNames, name);
}

std::string_view name_of(MarkReason value) { return kMarkReasonNames.at(static_cast<std::size_t>(value)); }
std::optional<MarkReason> mark_reason_named(std::string_view name) {
  return named<MarkReason>(kMarkReasonNames, name);
}

std::string_view name_of(FileOutcome value) { return kFileOutcomeNames.at(static_cast<std::size_t>(value)); }
std::optional<FileOutcome> file_outcome_named(std::string_view name) {
  return named<FileOutcome>(kFileOutcomeNames, name);
}

std::string_view name_of(DiskPart value) { return kDiskPartNames.at(static_cast<std::size_t>(value)); }
std::optional<DiskPart> disk_part_named(std::string_view name) {
  return named<DiskPart>(kDiskPartNames, name);
}

std::string_view name_of(ActivityKind value) {
  return kActivityKindNames.at(static_cast<std::size_t>(value));
}
std::optional<ActivityKind> activity_kind_named(std::string_view name) {
  return named<ActivityKind>(kActivityKindNames, name);
}

std::string_view name_of(QualityKind value) { return kQualityKindNames.at(static_cast<std::size_t>(value)); }
std::optional<QualityKind> quality_kind_named(std::string_view name) {
  return named<QualityKind>(kQualityKindNames, name);
}

std::string_view name_of(SuggestedAction value) {
  return kSuggestedActionNames.at(static_cast<std::size_t>(value));
}
std::optional<SuggestedAction> suggested_action_named(std::string_view name) {
  return named<SuggestedAction>(kSuggestedActionNames, name);
}

std::string_view name_of(CardAction value) { return kCardActionNames.at(static_cast<std::size_t>(value)); }
std::optional<CardAction> card_action_named(std::string_view name) {
  return named<CardAction>(kCardActionNames, name);
}

std::string_view name_of(BoxOrigin value) { return kBoxOriginNames.at(static_cast<std::size_t>(value)); }
std::optional<BoxOrigin> box_origin_named(std::string_view name) {
  return named<BoxOrigin>(kBoxOriginNames, name);
}

std::string_view name_of(Split value) { return kSplitNames.at(static_cast<std::size_t>(value)); }
std::optional<Split> split_named(std::string_view name) { return named<Split>(kSplitNames, name); }

std::string_view name_of(ModelState value) { return kModelStateNames.at(static_cast<std::size_t>(value)); }
std::optional<ModelState> model_state_named(std::string_view name) {
  return named<ModelState>(kModelStateNames, name);
}

std::string_view name_of(PictureKind value) { return kPictureKindNames.at(static_cast<std::size_t>(value)); }
std::optional<PictureKind> picture_kind_named(std::string_view name) {
  return named<PictureKind>(kPictureKindNames, name);
}

std::string_view name_of(ModelChange value) { return kModelChangeNames.at(static_cast<std::size_t>(value)); }
std::optional<ModelChange> model_change_named(std::string_view name) {
  return named<ModelChange>(kModelChangeNames, name);
}

std::string_view name_of(JobKind value) { return kJobKindNames.at(static_cast<std::size_t>(value)); }
std::optional<JobKind> job_kind_named(std::string_view name) { return named<JobKind>(kJobKindNames, name); }

std::string_view name_of(JobState value) { return kJobStateNames.at(static_cast<std::size_t>(value)); }
std::optional<JobState> job_state_named(std::string_view name) {
  return named<JobState>(kJobStateNames, name);
}

}  // namespace fieldloop
