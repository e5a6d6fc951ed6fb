import type { MarkReason, TimelineBox, TimelinePhoto, Verdict, VerdictRequest } from '@/api/types'
import { settles } from './verdicts'

/** A verdict without what it is about. */
export type GivenVerdict = Pick<VerdictRequest, 'verdict' | 'class_name' | 'reason' | 'note'>

const markReasons: Partial<Record<Verdict, MarkReason>> = { missed: 'missed', false_alarm: 'false_positive', wrong_animal: 'wrong_class' }

/** Why photos are marked: what was said of all of them, else nothing in particular. */
export function markReasonOf(photos: readonly TimelinePhoto[]): MarkReason {
  const reasons = new Set(photos.map(({ verdict }) => (verdict && markReasons[verdict]) ?? 'other'))
  const [reason = 'other'] = reasons
  return reasons.size === 1 ? reason : 'other'
}

/** A verdict on these photos, with what it needs beside: of a mark why, of a wrong animal the right one. */
export function givenTo(photos: readonly TimelinePhoto[], verdict: Verdict, className: string | null): GivenVerdict {
  const reason = verdict === 'mark' ? { reason: markReasonOf(photos) } : {}
  return { verdict, ...reason, ...(className === null ? {} : { class_name: className }) }
}

/** What is kept as the verdict on a photo or box. */
const said = ({ verdict, class_name }: GivenVerdict) => ({
  verdict: settles(verdict) ? (verdict as TimelineBox['verdict']) : null,
  verdict_class: verdict === 'wrong_animal' ? (class_name ?? null) : null,
})

const markedAs = (photo: TimelinePhoto, reason: MarkReason, note: string | null | undefined) => ({ marked: true, mark_reason: reason, note: note || photo.note })

const unmarked = { marked: false, mark_reason: null, note: null }

/** The photo as the server will show it after the verdict, where it can be copied to be annotated. */
export function judged(photo: TimelinePhoto, given: GivenVerdict): TimelinePhoto {
  const { verdict, note } = given
  const reason = verdict === 'mark' ? (given.reason ?? 'other') : markReasons[verdict]
  return {
    ...photo,
    ...(settles(verdict) || verdict === 'clear' ? said(given) : {}),
    ...(verdict === 'unmark' || verdict === 'cannot_tell' ? unmarked : {}),
    ...(reason ? markedAs(photo, reason, note) : {}),
  }
}

/** The photo with a verdict on some of its boxes, which gives a mark no other reason. */
export function judgedBoxes(photo: TimelinePhoto, ids: readonly number[], given: GivenVerdict): TimelinePhoto {
  const boxes = photo.boxes.map((box) => (ids.includes(box.id) ? { ...box, ...said(given) } : box))
  const reason = markReasons[given.verdict]
  return { ...photo, boxes, ...(reason && !photo.marked ? markedAs(photo, reason, given.note) : {}) }
}

export const isReviewed = (photo: TimelinePhoto) => photo.verdict !== null || photo.annotated
