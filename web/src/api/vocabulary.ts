// Generated from api/openapi.yaml by scripts/generate-vocabulary; change it there.

/** Confidence from which a box is shown and counted, unless a person asks otherwise. */
export const viewThreshold = 0.25
/** Confidence from which a model's box is stored. */
export const storedConfidence = 0.01
/** Lowest confidence of the boxes that a timeline brings along. */
export const faintestShown = 0.05
/** Boxes of one photo that a timeline brings along at most. */
export const mostBoxesShown = 30
/** Minutes without a photo that end an event, unless a person asks otherwise. */
export const usualGap = 5
/** The least a person can ask for instead of usual_gap. */
export const leastGap = 0.05
/** The most a person can ask for instead of usual_gap. */
export const longestGap = 1440
/** Photos of a group of false alarms that are marked for retraining, unless a person asks otherwise. */
export const markedOfGroup = 5
/** Of files that can be photos, in small letters. */
export const photoExtensions = ['.jpg', '.jpeg', '.png', '.webp'] as const
/** Keys that a class can have on the Annotate page, which uses the others itself. */
export const classKeys = '123456789ijkoqruwy'

export const reviewStates = ['unreviewed', 'annotated', 'annotated_empty'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Night is infrared or very dark. */
export const photoLights = ['day', 'night'] as const
export type PhotoLight = (typeof photoLights)[number]

/** Uncertain is the lowest confidence first. */
export const timelineSorts = ['newest', 'oldest', 'confident', 'uncertain'] as const
export type TimelineSort = (typeof timelineSorts)[number]

/** What a person says of a photo. */
export const verdicts = ['correct', 'missed', 'false_alarm', 'wrong_animal', 'empty', 'cannot_tell'] as const
export type Verdict = (typeof verdicts)[number]

export const boxVerdicts = ['correct', 'false_alarm', 'wrong_animal'] as const
export type BoxVerdict = (typeof boxVerdicts)[number]

/** What a person can do to photos in review; boxes and groups take correct, false_alarm, wrong_animal and clear. */
export const verdictActions = ['correct', 'missed', 'false_alarm', 'wrong_animal', 'empty', 'cannot_tell', 'mark', 'unmark', 'clear'] as const
export type VerdictAction = (typeof verdictActions)[number]
/** The key that stands for each on a page. */
export const verdictActionKeys = { correct: 'c', missed: 'm', false_alarm: 'f', wrong_animal: 'w', empty: 'n', cannot_tell: 'u', mark: 'r', clear: 'x' } as const

/** Why a photo is marked for retraining. */
export const markReasons = ['missed', 'false_positive', 'wrong_class', 'bad_box', 'other'] as const
export type MarkReason = (typeof markReasons)[number]

/** What became of a file. */
export const fileOutcomes = ['added', 'duplicate', 'refused'] as const
export type FileOutcome = (typeof fileOutcomes)[number]

export const diskParts = ['photos', 'thumbnails', 'training_data', 'models', 'runs', 'database', 'other'] as const
export type DiskPart = (typeof diskParts)[number]

export const activityKinds = ['photos', 'mark', 'annotation', 'dataset', 'training', 'deployment'] as const
export type ActivityKind = (typeof activityKinds)[number]

export const qualityKinds = ['outside', 'size', 'duplicate', 'class', 'loose', 'unseen', 'overlooked', 'not_empty', 'label_without_photo', 'photo_without_label'] as const
export type QualityKind = (typeof qualityKinds)[number]

/** Add this box, put it in place of boxes[box_index], take that away, or confirm that the photo is empty. */
export const suggestedActions = ['add', 'replace', 'remove', 'empty'] as const
export type SuggestedAction = (typeof suggestedActions)[number]

/** Do as suggested, take the box away, call it right, or take that back. */
export const cardActions = ['fix', 'remove', 'right', 'undo'] as const
export type CardAction = (typeof cardActions)[number]

/** Confirmed means accepted from a model's proposal. */
export const boxOrigins = ['drawn', 'confirmed'] as const
export type BoxOrigin = (typeof boxOrigins)[number]

/** A part of a dataset. */
export const splits = ['train', 'val', 'test'] as const
export type Split = (typeof splits)[number]

export const modelStates = ['candidate', 'deployed', 'retired'] as const
export type ModelState = (typeof modelStates)[number]

/** What a picture of a report shows. */
export const pictureKinds = ['evaluation', 'training', 'photos', 'labels'] as const
export type PictureKind = (typeof pictureKinds)[number]

/** What one model makes of a photo, compared with another. */
export const modelChanges = ['newly_found', 'newly_missed', 'false_alarm_gone', 'new_false_alarm', 'same'] as const
export type ModelChange = (typeof modelChanges)[number]

export const jobKinds = ['import', 'detect', 'train', 'compare', 'synthesize', 'demo', 'check'] as const
export type JobKind = (typeof jobKinds)[number]

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const
export type JobState = (typeof jobStates)[number]
