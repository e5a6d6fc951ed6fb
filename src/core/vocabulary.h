// Generated from api/openapi.yaml by scripts/generate-vocabulary; change it there.
#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace fieldloop {

// Confidence from which a box is shown and counted, unless a person asks otherwise.
inline constexpr float kViewThreshold = 0.25F;

// Confidence from which a model's box is stored.
inline constexpr float kStoredConfidence = 0.01F;

// Lowest confidence of the boxes that a timeline brings along.
inline constexpr double kFaintestShown = 0.05;

// Boxes of one photo that a timeline brings along at most.
inline constexpr int kMostBoxesShown = 30;

// Minutes without a photo that end an event, unless a person asks otherwise.
inline constexpr double kUsualGap = 5;

// The least a person can ask for instead of usual_gap.
inline constexpr double kLeastGap = 0.05;

// The most a person can ask for instead of usual_gap.
inline constexpr double kLongestGap = 1440;

// Photos of a group of false alarms that are marked for retraining, unless a person asks otherwise.
inline constexpr int kMarkedOfGroup = 5;

// Of files that can be photos, in small letters.
inline constexpr std::array<std::string_view, 4> kPhotoExtensions{".jpg", ".jpeg", ".png", ".webp"};

// Keys that a class can have on the Annotate page, which uses the others itself.
inline constexpr std::string_view kClassKeys = "123456789ijkoqruwy";

// name_of is an enumerator's name in the API and the database; what ends in _named is the way back, empty for
// a name that is none. All of it may be called from any thread.

enum class ReviewState { kUnreviewed, kAnnotated, kAnnotatedEmpty };
inline constexpr std::array kAllReviewStates{ReviewState::kUnreviewed, ReviewState::kAnnotated,
                                             ReviewState::kAnnotatedEmpty};
std::string_view name_of(ReviewState value);
std::optional<ReviewState> review_state_named(std::string_view name);

// Night is infrared or very dark.
enum class PhotoLight { kDay, kNight };
inline constexpr std::array kAllPhotoLights{PhotoLight::kDay, PhotoLight::kNight};
std::string_view name_of(PhotoLight value);
std::optional<PhotoLight> photo_light_named(std::string_view name);

// Uncertain is the lowest confidence first.
enum class TimelineSort { kNewest, kOldest, kConfident, kUncertain };
inline constexpr std::array kAllTimelineSorts{TimelineSort::kNewest, TimelineSort::kOldest,
                                              TimelineSort::kConfident, TimelineSort::kUncertain};
std::string_view name_of(TimelineSort value);
std::optional<TimelineSort> timeline_sort_named(std::string_view name);

// What a person says of a photo.
enum class Verdict { kCorrect, kMissed, kFalseAlarm, kWrongAnimal, kEmpty, kCannotTell };
inline constexpr std::array kAllVerdicts{Verdict::kCorrect,     Verdict::kMissed, Verdict::kFalseAlarm,
                                         Verdict::kWrongAnimal, Verdict::kEmpty,  Verdict::kCannotTell};
std::string_view name_of(Verdict value);
std::optional<Verdict> verdict_named(std::string_view name);

enum class BoxVerdict { kCorrect, kFalseAlarm, kWrongAnimal };
inline constexpr std::array kAllBoxVerdicts{BoxVerdict::kCorrect, BoxVerdict::kFalseAlarm,
                                            BoxVerdict::kWrongAnimal};
std::string_view name_of(BoxVerdict value);
std::optional<BoxVerdict> box_verdict_named(std::string_view name);

// What a person can do to photos in review; boxes and groups take correct, false_alarm, wrong_animal and
// clear.
enum class VerdictAction {
  kCorrect,
  kMissed,
  kFalseAlarm,
  kWrongAnimal,
  kEmpty,
  kCannotTell,
  kMark,
  kUnmark,
  kClear
};
inline constexpr std::array kAllVerdictActions{
    VerdictAction::kCorrect,     VerdictAction::kMissed, VerdictAction::kFalseAlarm,
    VerdictAction::kWrongAnimal, VerdictAction::kEmpty,  VerdictAction::kCannotTell,
    VerdictAction::kMark,        VerdictAction::kUnmark, VerdictAction::kClear};
std::string_view name_of(VerdictAction value);
std::optional<VerdictAction> verdict_action_named(std::string_view name);

// Why a photo is marked for retraining.
enum class MarkReason { kMissed, kFalsePositive, kWrongClass, kBadBox, kOther };
inline constexpr std::array kAllMarkReasons{MarkReason::kMissed, MarkReason::kFalsePositive,
                                            MarkReason::kWrongClass, MarkReason::kBadBox, MarkReason::kOther};
std::string_view name_of(MarkReason value);
std::optional<MarkReason> mark_reason_named(std::string_view name);

// What became of a file.
enum class FileOutcome { kAdded, kDuplicate, kRefused };
inline constexpr std::array kAllFileOutcomes{FileOutcome::kAdded, FileOutcome::kDuplicate,
                                             FileOutcome::kRefused};
std::string_view name_of(FileOutcome value);
std::optional<FileOutcome> file_outcome_named(std::string_view name);

enum class DiskPart { kPhotos, kThumbnails, kTrainingData, kModels, kRuns, kDatabase, kOther };
inline constexpr std::array kAllDiskParts{DiskPart::kPhotos, DiskPart::kThumbnails, DiskPart::kTrainingData,
                                          DiskPart::kModels, DiskPart::kRuns,       DiskPart::kDatabase,
                                          DiskPart::kOther};
std::string_view name_of(DiskPart value);
std::optional<DiskPart> disk_part_named(std::string_view name);

enum class ActivityKind { kPhotos, kMark, kAnnotation, kDataset, kTraining, kDeployment };
inline constexpr std::array kAllActivityKinds{ActivityKind::kPhotos,     ActivityKind::kMark,
                                              ActivityKind::kAnnotation, ActivityKind::kDataset,
                                              ActivityKind::kTraining,   ActivityKind::kDeployment};
std::string_view name_of(ActivityKind value);
std::optional<ActivityKind> activity_kind_named(std::string_view name);

enum class QualityKind {
  kOutside,
  kSize,
  kDuplicate,
  kClass,
  kLoose,
  kUnseen,
  kOverlooked,
  kNotEmpty,
  kLabelWithoutPhoto,
  kPhotoWithoutLabel
};
inline constexpr std::array kAllQualityKinds{QualityKind::kOutside,
                                             QualityKind::kSize,
                                             QualityKind::kDuplicate,
                                             QualityKind::kClass,
                                             QualityKind::kLoose,
                                             QualityKind::kUnseen,
                                             QualityKind::kOverlooked,
                                             QualityKind::kNotEmpty,
                                             QualityKind::kLabelWithoutPhoto,
                                             QualityKind::kPhotoWithoutLabel};
std::string_view name_of(QualityKind value);
std::optional<QualityKind> quality_kind_named(std::string_view name);

// Add this box, put it in place of boxes[box_index], take that away, or confirm that the photo is empty.
enum class SuggestedAction { kAdd, kReplace, kRemove, kEmpty };
inline constexpr std::array kAllSuggestedActions{SuggestedAction::kAdd, SuggestedAction::kReplace,
                                                 SuggestedAction::kRemove, SuggestedAction::kEmpty};
std::string_view name_of(SuggestedAction value);
std::optional<SuggestedAction> suggested_action_named(std::string_view name);

// Do as suggested, take the box away, call it right, or take that back.
enum class CardAction { kFix, kRemove, kRight, kUndo };
inline constexpr std::array kAllCardActions{CardAction::kFix, CardAction::kRemove, CardAction::kRight,
                                            CardAction::kUndo};
std::string_view name_of(CardAction value);
std::optional<CardAction> card_action_named(std::string_view name);

// Confirmed means accepted from a model's proposal.
enum class BoxOrigin { kDrawn, kConfirmed };
inline constexpr std::array kAllBoxOrigins{BoxOrigin::kDrawn, BoxOrigin::kConfirmed};
std::string_view name_of(BoxOrigin value);
std::optional<BoxOrigin> box_origin_named(std::string_view name);

// A part of a dataset.
enum class Split { kTrain, kVal, kTest };
inline constexpr std::array kAllSplits{Split::kTrain, Split::kVal, Split::kTest};
std::string_view name_of(Split value);
std::optional<Split> split_named(std::string_view name);

enum class ModelState { kCandidate, kDeployed, kRetired };
inline constexpr std::array kAllModelStates{ModelState::kCandidate, ModelState::kDeployed,
                                            ModelState::kRetired};
std::string_view name_of(ModelState value);
std::optional<ModelState> model_state_named(std::string_view name);

// What a picture of a report shows.
enum class PictureKind { kEvaluation, kTraining, kPhotos, kLabels };
inline constexpr std::array kAllPictureKinds{PictureKind::kEvaluation, PictureKind::kTraining,
                                             PictureKind::kPhotos, PictureKind::kLabels};
std::string_view name_of(PictureKind value);
std::optional<PictureKind> picture_kind_named(std::string_view name);

// What one model makes of a photo, compared with another.
enum class ModelChange { kNewlyFound, kNewlyMissed, kFalseAlarmGone, kNewFalseAlarm, kSame };
inline constexpr std::array kAllModelChanges{ModelChange::kNewlyFound, ModelChange::kNewlyMissed,
                                             ModelChange::kFalseAlarmGone, ModelChange::kNewFalseAlarm,
                                             ModelChange::kSame};
std::string_view name_of(ModelChange value);
std::optional<ModelChange> model_change_named(std::string_view name);

enum class JobKind { kImport, kDetect, kTrain, kCompare, kSynthesize, kDemo, kCheck };
inline constexpr std::array kAllJobKinds{JobKind::kImport,  JobKind::kDetect,     JobKind::kTrain,
                                         JobKind::kCompare, JobKind::kSynthesize, JobKind::kDemo,
                                         JobKind::kCheck};
std::string_view name_of(JobKind value);
std::optional<JobKind> job_kind_named(std::string_view name);

enum class JobState { kQueued, kRunning, kDone, kFailed, kCancelled, kInterrupted };
inline constexpr std::array kAllJobStates{JobState::kQueued, JobState::kRunning,   JobState::kDone,
                                          JobState::kFailed, JobState::kCancelled, JobState::kInterrupted};
std::string_view name_of(JobState value);
std::optional<JobState> job_state_named(std::string_view name);

}  // namespace fieldloop
