import { client, dataOf } from '../client'
import type { TimelineQuery } from '../types'

/** Where a photo stands in the timeline; fails with status 404 where the filter leaves it out. */
export function fetchPlace(query: TimelineQuery, photoId: number) {
  return dataOf(client.GET('/api/timeline/place', { params: { query: { ...query, photo_id: photoId } } }))
}
