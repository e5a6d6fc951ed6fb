import { ApiError, client, dataOf } from '@/api/client'
import type { Annotation } from '@/api/types'

/** The truth for a photo, or null when nobody has given one. */
export async function fetchAnnotation(id: number, signal?: AbortSignal): Promise<Annotation | null> {
  try {
    return await dataOf(client.GET('/api/photos/{photo_id}/annotation', { params: { path: { photo_id: id } }, signal }))
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}
