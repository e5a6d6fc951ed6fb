import type { TimelinePhoto, TimelineSort } from '@/api/types'

/** The photos of an event, which come oldest first, in the order of the grid, so that both run the same way. */
export function eventInOrder(photos: readonly TimelinePhoto[], sort: TimelineSort = 'newest'): readonly TimelinePhoto[] {
  if (sort === 'oldest') return photos
  if (sort === 'newest') return photos.toReversed()
  const byConfidence = photos.toSorted((one, other) => surest(one) - surest(other))
  return sort === 'confident' ? byConfidence.toReversed() : byConfidence
}

/** In whole percent, as the server sorts by it. */
const surest = ({ boxes }: TimelinePhoto) => Math.floor(100 * Math.max(0, ...boxes.map((box) => box.confidence)) + 1e-9)
