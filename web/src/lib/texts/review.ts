import type { Verdict } from '@/api/types'
import { formatNumber, formatPercent } from '../format'
import { many } from './many'

const verdicts: Record<Verdict, string> = {
  correct: 'Correct',
  missed: 'Missed animal',
  false_alarm: 'False alarm',
  wrong_animal: 'Wrong animal',
  empty: 'Empty',
  cannot_tell: 'Cannot tell',
  mark: 'Mark for retraining',
  unmark: 'Unmark',
  clear: 'Take the verdict back',
}

export const review = {
  title: 'Review',
  views: { label: 'View', grid: 'Photos', 'false-alarms': 'Similar false alarms', compare: 'Compare models' },
  add: 'Add photos',
  count: (count: number) => many(count, 'photo'),
  noMatch: 'No photo matches these filters',
  noMatchText: 'Widen or clear the filters to see photos again.',
  reversedText: 'The filters ask for a range that ends before it begins. Change its ends or clear the filters.',
  empty: 'No photos yet',
  emptyText: 'Add photos from your cameras, or build the demo yard to try everything with.',
  begin: 'Begin',
  grid: 'Photos',
  blockFailed: 'These photos did not load',

  verdicts,
  verdictOf: (verdict: Verdict, className: string | null) => (className ? `${verdicts[verdict]}: ${className}` : verdicts[verdict]),
  verdictGroup: 'Verdict',
  judge: 'Verdict',
  whichAnimal: 'Which animal is it?',
  whichAnimalHint: 'Press its number, choose it, or type its name.',
  whichAnimalTouchHint: 'Choose it, or type its name.',

  cell: (parts: { camera: string; time: string; found: string; verdict: string; marked: boolean; annotated: boolean }) =>
    [parts.camera, parts.time, parts.found, parts.verdict, parts.marked && 'marked for retraining', parts.annotated && 'annotated']
      .filter(Boolean)
      .join(', '),
  open: (label: string) => `Open ${label}`,
  select: (label: string) => `Select ${label}`,
  nothingFound: 'no animal found',
  notLooked: 'no model has looked',
  marked: 'Marked for retraining',
  annotated: 'Annotated',

  event: (camera: string, span: string, count: number) => `Event: ${camera}, ${span}, ${many(count, 'photo')}`,
  eventActions: (camera: string, span: string) => `What to do with the event of ${camera}, ${span}`,
  selectEvent: 'Select the event',
  inYourZone: (span: string) => `${span} in your time zone`,
  wholeEvent: (count: number) => `All ${many(count, 'photo')} of the event`,
  noTime: 'unknown day',
  confidenceSection: (low: number) => `Highest confidence ${formatPercent(low)} to ${formatPercent(Math.min(1, low + 0.1))}`,
  sectionCount: (count: number) => many(count, 'photo'),

  selected: (count: number) => `${formatNumber(count)} selected`,
  selection: 'Selected photos',
  selectNone: 'Select none',
  tooMany: (most: number) => `At most ${formatNumber(most)} photos can be selected at once.`,

  undo: 'Undo',
  redo: 'Redo',
  undoWhat: (what: string) => `Undo “${what}”`,
  redoWhat: (what: string) => `Redo “${what}”`,
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Done again: ${what}`,
  /** What a verdict did beside what it says; each is a number of photos out of `of`. */
  also: (text: string, { marked, empty, of }: { marked: number; empty: number; of: number }) => {
    const part = (count: number, what: string) => (count === 0 ? [] : [count === of ? what : `${what} (${many(count, 'photo')})`])
    const parts = [...part(marked, 'marked for retraining'), ...part(empty, 'saved as confirmed empty')]
    return parts.length === 0 ? text : `${text}. Also ${parts.join(' and ')}.`
  },
  notGiven: 'The verdict was not stored and is taken back here',
  notUndone: 'This could not be undone',
  notRedone: 'This could not be done again',
  allReviewed: 'Every photo here is reviewed.',
  allReviewedText: 'Nothing that matches these filters waits for a verdict.',
  whatNext: 'What to do next',

  scrubber: 'Jump to a date',
  scrubberConfidence: 'Jump to a confidence',

  threshold: {
    label: 'Boxes from',
    value: (threshold: number) => formatPercent(threshold),
    viewOnly: 'Changes this view only, not what is stored.',
    withBoxes: (photos: number) => `${many(photos, 'photo')} with boxes`,
    more: (photos: number) => `${formatNumber(photos)} more than at 25 %`,
    fewer: (photos: number) => `${formatNumber(photos)} fewer than at 25 %`,
    same: 'as many as at 25 %',
    reset: 'Back to 25 %',
  },
  gap: 'Minutes between events',
  gapHint: 'Photos of a camera closer than this form one event.',

  filters: {
    title: 'Filters',
    open: (count: number) => (count > 0 ? `Filters (${count})` : 'Filters'),
    camera: 'Camera',
    className: 'Animal',
    light: 'Light',
    reviewed: 'Reviewed',
    verdict: 'Verdict',
    marked: 'Marked',
    annotated: 'Annotated',
    model: 'Model',
    note: 'Note',
    minConfidence: 'Confidence from (%)',
    maxConfidence: 'Confidence to (%)',
    from: 'From',
    to: 'To',
    sort: 'Sort',
    all: { camera: 'All cameras', className: 'All animals', model: 'All models', verdict: 'Any verdict', light: 'Day and night' },
    lights: { day: 'Day', night: 'Night' },
    yesNo: {
      reviewed: ['Either way', 'Reviewed', 'Not reviewed'],
      marked: ['Either way', 'Marked', 'Not marked'],
      annotated: ['Either way', 'Annotated', 'Not annotated'],
      has_note: ['Either way', 'With a note', 'Without a note'],
    },
    sorts: { newest: 'Newest', oldest: 'Oldest', confident: 'Most confident', uncertain: 'Least confident' },
    clear: 'Clear filters',
    show: (count: number | undefined) => (count === undefined ? 'Show photos' : count === 0 ? 'No photo matches' : `Show ${many(count, 'photo')}`),
    confidenceReversed: 'Lower than “Confidence from”: no photo can match.',
    datesReversed: 'Before “From”: no photo can match.',
    remove: (what: string) => `Remove filter: ${what}`,
    active: 'Active filters',
    fromShort: (what: string) => `from ${what}`,
    toShort: (what: string) => `to ${what}`,
  },
  saved: {
    title: 'Saved filters',
    none: 'Set filters, then save them here under a name.',
    name: 'Name for the present filters',
    save: 'Save',
    apply: (name: string) => `Apply ${name}`,
    rename: (name: string) => `Rename ${name}`,
    remove: (name: string) => `Delete ${name}`,
    newName: (name: string) => `New name of ${name}`,
    failed: 'The filter was not saved',
    taken: (name: string) => `There is a filter named ${name} already.`,
  },
}

export const largeView = {
  title: 'Photo',
  previous: 'Previous photo',
  next: 'Next photo',
  annotate: 'Annotate this photo',
  photoVerdict: 'What is true of this photo?',
  boxVerdict: (what: string) => `What is true of the box “${what}”?`,
  box: (what: string, verdict: string) => (verdict ? `Box ${what}, ${verdict}` : `Box ${what}`),
  boxes: 'What the model found',
  details: 'Details',
  camera: 'Camera',
  captured: 'Captured',
  size: 'Size',
  file: 'File',
  model: 'Model',
  state: 'Annotation',
  nothing: 'The model found nothing here. If there is an animal, say that it was missed.',
  notLooked: 'No model has looked at this photo yet.',
  hidden: (count: number) => `${many(count, 'box', 'boxes')} below the threshold`,
  filmstrip: 'Photos of this event',
  inEvent: (position: number, total: number) => `${position} of ${total} in event`,
  toWholeEvent: 'Whole event',
  stripPhoto: (position: number, total: number, verdict: string) =>
    verdict ? `Photo ${position} of ${total}, ${verdict}` : `Photo ${position} of ${total}, not reviewed`,
  outside: 'The filters leave this photo out.',
}

export const falseAlarms = {
  intro: 'The model keeps seeing an animal at the same place of the same camera. One verdict settles all of these boxes.',
  none: 'No box comes back at one place',
  noneText: 'When the model sees an animal at the same place of a camera over and over, the photos are gathered here.',
  allCameras: 'All cameras',
  heading: (className: string, camera: string) => `${className} at ${camera}`,
  facts: (photos: number, events: number) => `${many(photos, 'photo')} in ${many(events, 'event')}`,
  span: (from: string, to: string) => `${from} to ${to}`,
  upTo: (confidence: number) => `up to ${formatPercent(confidence)}`,
  place: (className: string) => `Where the model sees ${className}`,
  samples: 'Samples',
  sample: (time: string) => `Open the photo of ${time}`,
  allAre: { false_alarm: 'All are false alarms', correct: 'All are correct', wrong_animal: 'All are another animal' },
  confirmTitle: 'Before this is applied',
  confirm: (verdict: string, boxes: number, photos: number) =>
    `${many(boxes, 'box', 'boxes')} on ${many(photos, 'photo')} get the verdict “${verdict}”.`,
  marks: (count: number) => `${many(count, 'photo')} of them, spread over the time, are marked for retraining.`,
  marksNone: 'No photo is marked for retraining.',
  marking: 'Photos to mark for retraining',
  apply: 'Apply',
  done: (text: string) => `Done: ${text}`,
}

export const compareBoxes = {
  intro: 'The stored boxes of two model versions on your photos, the most different first.',
  first: 'First model',
  second: 'Second model',
  needTwo: 'There is only one model version',
  needTwoText: 'Train another one; then you can see here where the two disagree.',
  toTraining: 'Go to training',
  choose: 'Choose two different versions.',
  differ: (photos: number) => `They differ on ${many(photos, 'photo')}`,
  same: 'They agree on every photo that both have looked at',
  sameText: 'Lower the threshold, widen the filters, or let both look at more photos.',
  waiting: (model: string, photos: number) => `${model} has not looked at ${many(photos, 'photo')} yet.`,
  look: (model: string) => `Let ${model} look`,
  notStarted: 'It did not start',
  layout: { label: 'Boxes shown', side: 'Side by side', over: 'One over the other' },
  blend: (a: string, b: string) => `From ${a} to ${b}`,
  onlyA: (count: number, name: string) => `${formatNumber(count)} only by ${name}`,
  open: 'Open in review',
  more: 'Show more photos',
  legend: 'Dashed: the other version has no such box.',
}

export const reviewShortcuts = {
  name: 'Review',
  page: '/photos',
  rows: [
    ['← → ↑ ↓', 'Move over the photos (Shift: select on the way)'],
    ['Enter', 'Open the photo'],
    ['Space', 'Select or deselect'],
    ['Ctrl A', 'Select the whole section'],
    ['e', 'Select the event'],
    ['Home End', 'To the first, the last photo'],
    ['j', 'Jump to a date: then ↑ ↓ by a day with photos, Page keys by thirty, Home, End'],
    ['/', 'Filters'],
    ['[ ]', 'Lower, raise the threshold'],
    ['Esc', 'Select none'],
  ],
} as const

export const verdictShortcuts = {
  name: 'Verdicts on a photo, a selection or a box',
  page: '/photos',
  rows: [
    ['c', 'Correct'],
    ['m', 'Missed animal'],
    ['f', 'False alarm'],
    ['w, 1 – 9', 'Wrong animal, and which it is'],
    ['n', 'Empty: nothing there'],
    ['u', 'Cannot tell'],
    ['r', 'Mark for retraining, or unmark'],
    ['x', 'Take the verdict back'],
    ['Shift + key', 'The same for the whole event'],
    ['Ctrl Z', 'Undo'],
    ['Ctrl Shift Z, Ctrl Y', 'Redo'],
  ],
} as const

export const openPhotoShortcuts = {
  name: 'Open photo',
  page: '/photos',
  rows: [
    ['← →', 'Previous, next photo'],
    ['Tab', 'Next box: verdict keys then judge the box'],
    ['1 – 5', 'Reason of the mark: missed, false alarm, wrong animal, box off, else'],
    ['a', 'Annotate'],
    ['Esc', 'From the box to the photo, from the photo to the grid'],
  ],
} as const

export const falseAlarmsShortcuts = {
  name: 'Similar false alarms',
  page: '/photos',
  rows: [
    ['← → ↑ ↓', 'Previous, next group (Home, End: first, last)'],
    ['Enter', 'Open the first sample'],
    ['f', 'All are false alarms'],
    ['c', 'All are correct'],
    ['w', 'All are another animal'],
    ['r', 'Mark the samples for retraining, or unmark'],
    ['Ctrl Z', 'Undo'],
  ],
} as const

export const compareShortcuts = {
  name: 'Compare models',
  page: '/photos',
  rows: [
    ['← → ↑ ↓', 'Previous, next photo (Home, End: first, last)'],
    ['Enter', 'Open the photo in review'],
    ['a', 'Annotate'],
    ['c m f w n u r x', 'Verdicts, as on a photo of the grid'],
    ['Ctrl Z', 'Undo'],
  ],
} as const
