import type { TimelinePhoto } from '@/api/types'
import { formatDateTime } from '@/lib/format'
import { texts } from '@/lib/texts'
import { spanOf, type PhotoEvent } from './grouping'

const minute = 60_000
const clockFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const shortFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })

type Moment = Pick<TimelinePhoto, 'captured_at' | 'utc_offset_minutes'>

/** What the camera's own clock showed, as if it were UTC. */
const atCamera = (photo: Moment) => new Date(Date.parse(photo.captured_at) + photo.utc_offset_minutes * minute)

export const clockOf = (photo: Moment) => clockFormat.format(atCamera(photo))
export const capturedText = (photo: Moment) => shortFormat.format(atCamera(photo))

/** "06:30" or "06:30 – 06:34". */
export function spanText(event: PhotoEvent): string {
  return spanBy(event, clockOf)
}

/** The same in the viewer's zone; undefined where the camera's clock shows it already. */
export function spanHere(event: PhotoEvent): string | undefined {
  const here = spanBy(event, (photo) => formatDateTime(photo.captured_at))
  return here === spanBy(event, capturedText) ? undefined : here
}

function spanBy(event: PhotoEvent, textOf: (photo: Moment) => string): string {
  const span = spanOf(event)
  if (!span) return ''
  const [first, last] = [textOf(span.first), textOf(span.last)]
  return first === last ? first : `${first} – ${last}`
}

const isDay = (key: string) => /^\d{4}-\d\d-\d\d$/.test(key)

/** A section's heading: its day, or the confidences it holds. */
export function sectionTitle(key: string): string {
  if (isDay(key)) return dayFormat.format(new Date(key))
  return Number.isFinite(Number(key)) ? texts.review.confidenceSection(Number(key)) : texts.review.noTime
}

/** The mark beside the scrubber: a month, or a confidence; neighbours with the same one share it. */
export const scrubberMark = (key: string) => (isDay(key) ? monthFormat.format(new Date(key)) : `${Math.round(Number(key) * 100)} %`)
