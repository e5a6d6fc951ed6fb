import type { AnnotationBox } from '@/api/types'

const same = 0.9

function overlap(a: AnnotationBox, b: AnnotationBox): number {
  const width = Math.min(a.x_max, b.x_max) - Math.max(a.x_min, b.x_min)
  const height = Math.min(a.y_max, b.y_max) - Math.max(a.y_min, b.y_min)
  if (width <= 0 || height <= 0) return 0
  const area = (box: AnnotationBox) => (box.x_max - box.x_min) * (box.y_max - box.y_min)
  return (width * height) / (area(a) + area(b) - width * height)
}

/** Ours, and those of theirs that are no box of ours. */
export function mergedBoxes(ours: AnnotationBox[], theirs: AnnotationBox[]): AnnotationBox[] {
  const isOurs = (box: AnnotationBox) => ours.some((each) => each.class_name === box.class_name && overlap(each, box) >= same)
  return [...ours, ...theirs.filter((box) => !isOurs(box))]
}
