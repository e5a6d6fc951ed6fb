import type { components, operations } from './schema'

type Schemas = components['schemas']

export type Activity = Schemas['Activity']
export type AddPhotosResult = Schemas['AddPhotosResult']
export type Annotation = Schemas['Annotation']
export type AnnotationBox = Schemas['AnnotationBox']
export type AnnotationInput = Schemas['AnnotationInput']
export type Camera = Schemas['Camera']
export type ClassCount = Schemas['ClassCount']
export type ChangedAnimal = Schemas['ChangedAnimal']
export type ComparedBox = Schemas['ComparedBox']
export type ComparedPhoto = Schemas['ComparedPhoto']
export type Comparison = Schemas['Comparison']
export type Dataset = Schemas['Dataset']
export type Detection = Schemas['Detection']
export type DiskUsage = Schemas['DiskUsage']
export type Editor = Schemas['Editor']
export type Epoch = Schemas['Epoch']
export type Estimate = Schemas['Estimate']
export type Evaluation = Schemas['Evaluation']
export type FieldPerformance = Schemas['FieldPerformance']
export type FieldSlice = Schemas['FieldSlice']
export type Interval = Schemas['Interval']
export type Job = Schemas['Job']
export type LabelClass = Schemas['Class']
export type LogLine = Schemas['LogLine']
export type Metrics = Schemas['Metrics']
export type Model = Schemas['Model']
export type PairedDifference = Schemas['PairedDifference']
export type Photo = Schemas['Photo']
export type Problem = Schemas['Problem']
export type ClassChange = Schemas['ClassChange']
export type ClassUsage = Schemas['ClassUsage']
export type LabelConflict = Schemas['LabelConflict']
export type QualityBox = Schemas['QualityBox']
export type QualityCard = Schemas['QualityCard']
export type QualityKind = Schemas['QualityKind']
export type ProposedBox = Schemas['ProposedBox']
export type ReportPicture = Schemas['ReportPicture']
export type RunReport = Schemas['RunReport']
export type SplitSummary = Schemas['SplitSummary']
export type FalseAlarmGroup = Schemas['FalseAlarmGroup']
export type ModelDifferences = Schemas['ModelDifferences']
export type PhotoDifference = ModelDifferences['photos'][number]
export type SavedFilter = Schemas['SavedFilter']
export type Stats = Schemas['Stats']
export type Timeline = Schemas['Timeline']
export type TimelineBox = Schemas['TimelineBox']
export type TimelinePhoto = Schemas['TimelinePhoto']
export type TimelineSection = Timeline['sections'][number]
export type TimelineSort = Schemas['TimelineSort']
export type TrainingRequest = Partial<Schemas['TrainingRequest']>
export type TrainingRun = Schemas['TrainingRun']
/** What can be said of a photo or a box; the last three are about the mark and about taking back. */
export type Verdict = Schemas['VerdictRequest']['verdict']
export type VerdictRequest = Omit<Schemas['VerdictRequest'], 'reviewer'>
export type VerdictResult = Schemas['VerdictResult']
export type VerdictTarget = Schemas['VerdictTarget']

export type MarkReason = NonNullable<Schemas['Mark']['reason']>
export const markReasons: readonly MarkReason[] = ['missed', 'false_positive', 'wrong_class', 'bad_box', 'other']

export type PhotoFilters = Omit<NonNullable<operations['listPhotos']['parameters']['query']>, 'limit' | 'offset'>

/** Filters and order of the review page, as every timeline request takes them. */
export type TimelineQuery = NonNullable<operations['getTimeline']['parameters']['query']>
