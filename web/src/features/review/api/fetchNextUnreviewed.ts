import { client, dataOf } from '@/api/client'
import type { TimelineQuery } from '@/api/types'

/** The next photo that nobody has judged, once round; fails with status 404 when all are. */
export function fetchNextUnreviewed(query: TimelineQuery, photoId: number) {
  return dataOf(client.GET('/api/timeline/next', { params: { query: { ...query, photo_id: photoId } } }))
}
