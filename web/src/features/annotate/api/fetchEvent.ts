import { client, dataOf } from '@/api/client'

/** The photos that the same camera took around one, oldest first. */
export function fetchEvent(id: number, signal?: AbortSignal) {
  return dataOf(client.GET('/api/photos/{photo_id}/event', { params: { path: { photo_id: id } }, signal }))
}
