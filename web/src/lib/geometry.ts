/** A box in fractions of the photo's width and height, 0-1, with y down. */
export interface Box {
  x_min: number
  y_min: number
  x_max: number
  y_max: number
}

export interface Point {
  x: number
  y: number
}

export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof handles)[number]

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** The box between two corners in any order, kept inside the photo. */
export function boxBetween(a: Point, b: Point): Box {
  return {
    x_min: clamp(Math.min(a.x, b.x), 0, 1),
    y_min: clamp(Math.min(a.y, b.y), 0, 1),
    x_max: clamp(Math.max(a.x, b.x), 0, 1),
    y_max: clamp(Math.max(a.y, b.y), 0, 1),
  }
}

/** The box moved by a distance; it stops at the photo's edges and keeps its size. */
export function movedBox(box: Box, distance: Point): Box {
  const dx = clamp(distance.x, -box.x_min, 1 - box.x_max)
  const dy = clamp(distance.y, -box.y_min, 1 - box.y_max)
  return { x_min: box.x_min + dx, y_min: box.y_min + dy, x_max: box.x_max + dx, y_max: box.y_max + dy }
}

/** The box with one handle dragged by a distance; dragging past the opposite side turns it over. */
export function resizedBox(box: Box, handle: Handle, distance: Point): Box {
  const west = box.x_min + (handle.includes('w') ? distance.x : 0)
  const east = box.x_max + (handle.includes('e') ? distance.x : 0)
  const north = box.y_min + (handle.includes('n') ? distance.y : 0)
  const south = box.y_max + (handle.includes('s') ? distance.y : 0)
  return boxBetween({ x: west, y: north }, { x: east, y: south })
}

/** Where a handle sits on the box. */
export function handlePoint(box: Box, handle: Handle): Point {
  const along = (low: boolean, high: boolean, min: number, max: number) => (low ? min : high ? max : (min + max) / 2)
  return {
    x: along(handle.includes('w'), handle.includes('e'), box.x_min, box.x_max),
    y: along(handle.includes('n'), handle.includes('s'), box.y_min, box.y_max),
  }
}

export function areaOf(box: Box): number {
  return Math.max(0, box.x_max - box.x_min) * Math.max(0, box.y_max - box.y_min)
}

/** Shared area over joint area, 0-1. */
export function overlapOf(a: Box, b: Box): number {
  const shared = areaOf({
    x_min: Math.max(a.x_min, b.x_min),
    y_min: Math.max(a.y_min, b.y_min),
    x_max: Math.min(a.x_max, b.x_max),
    y_max: Math.min(a.y_max, b.y_max),
  })
  const joint = areaOf(a) + areaOf(b) - shared
  return joint > 0 ? shared / joint : 0
}

/** Whether a side is shorter than some pixels, of a photo drawn so wide and high. */
export function isTiny(box: Box, width: number, height: number, pixels: number): boolean {
  return (box.x_max - box.x_min) * width < pixels || (box.y_max - box.y_min) * height < pixels
}
