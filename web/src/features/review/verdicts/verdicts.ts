import type { MarkReason, TimelineBox, TimelinePhoto, Verdict } from '@/api/types'

/** What can be said of a photo, in the order of the buttons. */
export const photoVerdicts = ['correct', 'missed', 'false_alarm', 'wrong_animal', 'empty', 'cannot_tell', 'mark'] as const satisfies readonly Verdict[]
export const boxVerdicts = ['correct', 'false_alarm', 'wrong_animal'] as const satisfies readonly Verdict[]

export const verdictKeys: Readonly<Record<string, Verdict>> = {
  c: 'correct',
  m: 'missed',
  f: 'false_alarm',
  w: 'wrong_animal',
  n: 'empty',
  u: 'cannot_tell',
  r: 'mark',
  x: 'clear',
}

export const keyOf = (verdict: Verdict) => Object.entries(verdictKeys).find(([, other]) => other === verdict)?.[0] ?? ''

export const isBoxVerdict = (verdict: Verdict) => verdict === 'clear' || (boxVerdicts as readonly Verdict[]).includes(verdict)

/** A verdict settles a photo; a mark and a cleared verdict do not. */
export const settles = (verdict: Verdict) => verdict !== 'mark' && verdict !== 'unmark' && verdict !== 'clear'

const markReasons: Partial<Record<Verdict, MarkReason>> = { missed: 'missed', false_alarm: 'false_positive', wrong_animal: 'wrong_class' }

/** Why photos are marked: what was said of all of them, else nothing in particular. */
export function markReasonOf(photos: readonly TimelinePhoto[]): MarkReason {
  const reasons = new Set(photos.map(({ verdict }) => (verdict && markReasons[verdict]) ?? 'other'))
  const [reason = 'other'] = reasons
  return reasons.size === 1 ? reason : 'other'
}

/** The photo as the server will most likely show it after the verdict. */
export function judged(photo: TimelinePhoto, verdict: Verdict, className: string | null): TimelinePhoto {
  if (verdict === 'unmark') return { ...photo, marked: false, mark_reason: null }
  if (verdict === 'clear') return { ...photo, verdict: null, verdict_class: null }
  const reason = verdict === 'mark' ? markReasonOf([photo]) : markReasons[verdict]
  const mark = reason ? { marked: true, mark_reason: photo.mark_reason ?? reason } : {}
  if (verdict === 'mark') return { ...photo, ...mark }
  const unmark = verdict === 'cannot_tell' ? { marked: false, mark_reason: null } : {}
  return { ...photo, ...mark, ...unmark, verdict, verdict_class: verdict === 'wrong_animal' ? className : null }
}

/** The photo with a verdict on some of its boxes. */
export function judgedBoxes(photo: TimelinePhoto, ids: readonly number[], verdict: Verdict, className: string | null): TimelinePhoto {
  const said = verdict === 'clear' ? null : (verdict as TimelineBox['verdict'])
  const boxes = photo.boxes.map((box) =>
    ids.includes(box.id) ? { ...box, verdict: said, verdict_class: verdict === 'wrong_animal' ? className : null } : box,
  )
  const marks = verdict === 'false_alarm' || verdict === 'wrong_animal'
  return { ...photo, boxes, ...(marks ? { marked: true, mark_reason: photo.mark_reason ?? markReasons[verdict] ?? null } : {}) }
}

export const isReviewed = (photo: TimelinePhoto) => photo.verdict !== null || photo.annotated
