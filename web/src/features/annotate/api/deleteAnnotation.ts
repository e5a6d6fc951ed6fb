import { client, dataOf } from '@/api/client'

/** Makes a photo unreviewed again. */
export async function deleteAnnotation(id: number): Promise<void> {
  await dataOf(client.DELETE('/api/photos/{photo_id}/annotation', { params: { path: { photo_id: id } } }))
}
