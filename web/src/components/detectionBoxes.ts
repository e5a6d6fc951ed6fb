import type { Photo } from '@/api/types'
import { formatPercent } from '@/lib/format'
import type { LayerBox } from './BoxLayer'

/** A photo's detections as boxes to draw, labelled with class and confidence. */
export function detectionBoxes(photo: Photo): LayerBox[] {
  return photo.detections.map(({ id, class_name, confidence, bbox }) => ({
    key: id,
    class_name,
    label: `${class_name} ${formatPercent(confidence)}`,
    x_min: bbox.x_min,
    y_min: bbox.y_min,
    x_max: bbox.x_max,
    y_max: bbox.y_max,
  }))
}
