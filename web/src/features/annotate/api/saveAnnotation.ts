import { client, dataOf } from '@/api/client'
import type { Annotation, AnnotationInput } from '@/api/types'

/** Replaces the truth for a photo; an empty list of boxes confirms that it holds nothing. */
export function saveAnnotation(id: number, input: AnnotationInput): Promise<Annotation> {
  return dataOf(client.PUT('/api/photos/{photo_id}/annotation', { params: { path: { photo_id: id } }, body: input }))
}
