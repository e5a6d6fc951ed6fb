import type { TimelinePhoto } from '@/api/types'

/** Photos of one camera with no gap as long as the limit: one visit, as far as the camera can tell. */
export interface PhotoEvent {
  camera: string
  photos: TimelinePhoto[]
}

const minute = 60_000
const timeOf = (photo: TimelinePhoto) => Date.parse(photo.captured_at)

/**
 * Photos in the order of time, either way, as events; cameras may take turns in between. An event stands where
 * its first photo stood.
 */
export function eventsOf(photos: readonly TimelinePhoto[], gapMinutes: number): PhotoEvent[] {
  const events: PhotoEvent[] = []
  const latest = new Map<string, PhotoEvent>()
  for (const photo of photos) {
    const event = latest.get(photo.camera)
    const last = event?.photos.at(-1)
    if (event && last && Math.abs(timeOf(photo) - timeOf(last)) < gapMinutes * minute) {
      event.photos.push(photo)
      continue
    }
    const begun = { camera: photo.camera, photos: [photo] }
    latest.set(photo.camera, begun)
    events.push(begun)
  }
  return events
}

/** The event's first and last capture, whichever way it is ordered. */
export function spanOf(event: PhotoEvent): { first: TimelinePhoto; last: TimelinePhoto } | undefined {
  const [one, other] = [event.photos[0], event.photos.at(-1)]
  if (!one || !other) return undefined
  return timeOf(one) <= timeOf(other) ? { first: one, last: other } : { first: other, last: one }
}
