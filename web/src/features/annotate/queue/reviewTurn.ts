import { ApiError } from '@/api/client'
import { fetchPlace } from '@/api/photos/fetchPlace'
import { fetchSectionPhotos } from '@/api/photos/fetchSectionPhotos'
import { fetchTimeline } from '@/api/photos/fetchTimeline'
import type { TimelineQuery } from '@/api/types'
import type { QueuePhoto } from './queue'

const longest = 500

const filterNames = [
  'camera', 'class_name', 'min_confidence', 'max_confidence', 'light', 'reviewed', 'verdict', 'marked', 'annotated', 'model', 'has_note',
  'start_date', 'end_date', 'sort',
] as const

/** The filter and order of the review page in an address; the server checks the values. */
export function filterIn(search: URLSearchParams): TimelineQuery {
  const given = filterNames.flatMap((name) => {
    const value = search.get(name)
    return value ? [[name, value] as const] : []
  })
  return Object.fromEntries(given)
}

/** One part of each section that it takes to get so many photos, from a place on. */
export function partsFrom(sections: readonly { key: string; photos: number }[], start: { section: string; offset: number } | null, most: number) {
  const first = Math.max(0, sections.findIndex(({ key }) => key === start?.section))
  const parts: { section: string; offset: number; count: number }[] = []
  let left = most
  for (const [index, { key, photos }] of sections.slice(first).entries()) {
    const offset = index === 0 && start ? start.offset : 0
    const count = Math.min(photos - offset, left)
    if (count > 0) parts.push({ section: key, offset, count })
    left -= count
    if (left <= 0) break
  }
  return parts
}

/** The photos that a filter of the review page shows, from one of them on, as many as one can do at a time. */
export async function fetchReviewTurn(query: TimelineQuery, photoId: number, signal: AbortSignal): Promise<{ photos: QueuePhoto[] }> {
  const { sections } = await fetchTimeline(query, signal)
  const start = photoId > 0 ? await placeOf(query, photoId) : null
  const parts = partsFrom(sections, start, longest)
  const photos = await Promise.all(parts.map((part) => fetchSectionPhotos(query, part, signal)))
  return { photos: photos.flat() }
}

async function placeOf(query: TimelineQuery, photoId: number) {
  try {
    return await fetchPlace(query, photoId)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}
