import type { TimelinePhoto } from '@/api/types'

interface Change {
  photo: TimelinePhoto
  at: number
}

/**
 * What verdicts of this window made of photos, until the server tells of them by itself. Views subscribe to one
 * photo, so that a verdict draws only that photo again.
 */
export class ShownPhotos {
  private readonly changes = new Map<number, Change>()
  private readonly listeners = new Map<number, Set<() => void>>()

  /** The photo as it is to be shown. */
  of(photo: TimelinePhoto): TimelinePhoto {
    return this.changes.get(photo.id)?.photo ?? photo
  }

  change(photos: readonly TimelinePhoto[]): void {
    const at = performance.now()
    for (const photo of photos) this.changes.set(photo.id, { photo, at })
    this.tell(photos.map((photo) => photo.id))
  }

  /** Takes over photos asked for at a time: they know of every change before it. */
  arrived(photos: readonly TimelinePhoto[], askedAt: number): void {
    const known = photos.filter((photo) => (this.changes.get(photo.id)?.at ?? Infinity) < askedAt)
    for (const photo of known) this.changes.delete(photo.id)
    this.tell(known.map((photo) => photo.id))
  }

  subscribe(id: number, listener: () => void): () => void {
    const all = this.listeners.get(id) ?? new Set()
    this.listeners.set(id, all.add(listener))
    return () => {
      all.delete(listener)
      if (all.size === 0) this.listeners.delete(id)
    }
  }

  private tell(ids: readonly number[]): void {
    for (const id of ids) for (const listener of this.listeners.get(id) ?? []) listener()
  }
}
