import { client, dataOf } from '@/api/client'
import type { QualityBox, QualityKind } from '@/api/types'

/** Never shows a card of this kind at this box of a photo again. */
export function callPhotoRight(id: number, kind: QualityKind, box: QualityBox | null) {
  const at = box && { class_name: box.class_name, x_min: box.x_min, y_min: box.y_min, x_max: box.x_max, y_max: box.y_max }
  return dataOf(client.POST('/api/photos/{photo_id}/quality/right', { params: { path: { photo_id: id } }, body: { kind, box: at } }))
}
