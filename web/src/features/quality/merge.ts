import type { AnnotationBox } from '@/api/types'

const same = 0.9

function overlap(a: AnnotationBox, b: AnnotationBox): number {
  const width = Math.min(a.x_max, b.x_max) - Math.max(a.x_min, b.x_min)
  const height = Math.min(a.y_max, b.y_max) - Math.max(a.y_min, b.y_min)
  if (width <= 0 || height <= 0) return 0
  const area = (box: AnnotationBox) => (box.x_max - box.x_min) * (box.y_max - box.y_min)
  return (width * height) / (area(a) + area(b) - width * height)
}

const areSame = (a: AnnotationBox, b: AnnotationBox) => a === b || (a.class_name === b.class_name && overlap(a, b) >= same)

/** Ours, and those of theirs that are no box of ours. */
export function mergedBoxes(ours: AnnotationBox[], theirs: AnnotationBox[]): AnnotationBox[] {
  return [...ours, ...theirs.filter((box) => !ours.some((each) => areSame(each, box)))]
}

/** A box of either side by its number among the merged ones, from 1 on, and its class. */
export function numbered(box: AnnotationBox, merged: AnnotationBox[]): string {
  const index = merged.includes(box) ? merged.indexOf(box) : merged.findIndex((each) => areSame(each, box))
  return `${index + 1} ${box.class_name}`
}
