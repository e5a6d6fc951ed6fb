import type { ComparedBox } from '@/api/types'
import { overlapOf, type Box } from '@/lib/geometry'

const found = 0.5 // of overlap, from which a box counts as found

/** What is there and none of a version's correct boxes finds. */
export function missedBy<Animal extends Box & { class_name: string }>(boxes: readonly ComparedBox[], truth: readonly Animal[]): Animal[] {
  const left = new Set(truth)
  for (const box of boxes.filter(({ correct }) => correct)) {
    const same = [...left].filter(({ class_name }) => class_name === box.class_name)
    const [best] = same.toSorted((one, other) => overlapOf(other, box) - overlapOf(one, box))
    if (best && overlapOf(best, box) >= found) left.delete(best)
  }
  return [...left]
}
