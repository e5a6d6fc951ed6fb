import { areaOf, handlePoint, handles, type Box, type Handle, type Point } from '@/lib/geometry'
import type { SceneBox } from '../scene/scene'
import type { Frame } from './view'

const holds = (box: Box, { x, y }: Point) => x >= box.x_min && x <= box.x_max && y >= box.y_min && y <= box.y_max

/** The boxes under a point of the photo, the smallest first, so that each can be reached. */
export function boxesAt(boxes: readonly SceneBox[], point: Point): SceneBox[] {
  return boxes.filter((box) => holds(box, point)).sort((a, b) => areaOf(a) - areaOf(b))
}

/** What a click selects: the smallest box under it, and at each further click there the next larger one. */
export function clickedBox(under: readonly SceneBox[], selected: number | null): SceneBox | undefined {
  const index = under.findIndex((box) => box.key === selected)
  return under[(index + 1) % under.length]
}

/** The handles of a box so large on the screen; the side handles would hide a small one. */
export function handlesOf(frame: Frame, reach: number): readonly Handle[] {
  const isSmall = Math.min(frame.width, frame.height) < 2 * reach
  return isSmall ? handles.filter((handle) => handle.length === 2) : handles
}

export function handleOn(frame: Frame, handle: Handle): Point {
  return handlePoint({ x_min: frame.x, y_min: frame.y, x_max: frame.x + frame.width, y_max: frame.y + frame.height }, handle)
}

/** The handle within reach of a point of the screen, the nearest one. */
export function handleAt(frame: Frame, point: Point, reach: number): Handle | undefined {
  const distance = (handle: Handle) => {
    const at = handleOn(frame, handle)
    return Math.max(Math.abs(at.x - point.x), Math.abs(at.y - point.y))
  }
  const [nearest] = [...handlesOf(frame, reach)].sort((a, b) => distance(a) - distance(b))
  return nearest && distance(nearest) <= reach ? nearest : undefined
}
