import { client, dataOf } from '@/api/client'
import type { Editor } from '@/api/types'

/** Says that this window has a photo open to annotate; answers who else has, and the revision of its annotation. */
export function enterPhoto(id: number, editor: Editor) {
  return dataOf(client.PUT('/api/photos/{photo_id}/presence', { params: { path: { photo_id: id } }, body: editor }))
}
