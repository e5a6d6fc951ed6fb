import type { Frame, Size } from './view'

interface Surroundings {
  stage: Size
  /** Labels that stand already. */
  taken?: readonly Frame[]
  /** How far a label keeps from the box's edges, so that handles on them are clear of it. */
  clear?: number
}

const meet = (a: Frame, b: Frame) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Where a box's label of this size stands: above it, else below or inside, in sight and upon no other label if that can be. */
export function labelPlace(box: Frame, label: Size, { stage, taken = [], clear = 0 }: Surroundings): Frame {
  const x = Math.max(0, Math.min(box.x, stage.width - label.width))
  const bottom = box.y + box.height
  const above = box.y - clear - label.height
  const inside = [box.y + clear, bottom - clear - label.height]
  const tops = clear > 0 ? [above, bottom + clear, ...inside] : [above, inside[0] ?? above, bottom, inside[1] ?? above]
  const inSight = tops.filter((y) => y >= 0 && y + label.height <= stage.height).map((y) => ({ ...label, x, y }))
  const free = inSight.find((place) => !taken.some((other) => meet(place, other)))
  return free ?? inSight[0] ?? { ...label, x, y: Math.max(0, Math.min(above, stage.height - label.height)) }
}
