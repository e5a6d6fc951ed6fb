import type { AnnotationBox } from '@/api/types'
import { overlapOf } from '@/lib/geometry'

const sameAnimal = 0.5
const smallestStep = 1e-5

type Boxes = readonly AnnotationBox[]

const sides = ['x_min', 'y_min', 'x_max', 'y_max'] as const

/** Whether two boxes are the same as stored, where numbers are a little shorter. */
function isSame(a: AnnotationBox, b: AnnotationBox): boolean {
  return a.class_name === b.class_name && sides.every((side) => Math.abs(a[side] - b[side]) < smallestStep)
}

/** Whether both say the same about a photo; null is "not reviewed". */
export function saySame(a: Boxes | null, b: Boxes | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((box) => b.some((other) => isSame(box, other)))
}

const partner = (box: AnnotationBox, among: Boxes) => among.find((other) => overlapOf(box, other) >= sameAnimal)

/**
 * What two people changed since `base`, together: additions and deletions of both; of an animal that both changed, mine.
 */
export function merged(base: Boxes, mine: Boxes, theirs: Boxes): AnnotationBox[] {
  const isUntouched = (box: AnnotationBox) => base.some((before) => isSame(before, box))
  const fromMine = mine.flatMap((box) => {
    const other = partner(box, theirs)
    if (other) return [isUntouched(box) ? other : box]
    return isUntouched(box) ? [] : [box]
  })
  const fromTheirs = theirs.filter((box) => !partner(box, mine) && !isUntouched(box))
  return [...fromMine, ...fromTheirs]
}
