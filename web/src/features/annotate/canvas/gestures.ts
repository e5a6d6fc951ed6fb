import { boxBetween, movedBox, resizedBox, type Box, type Handle, type Point } from '@/lib/geometry'
import type { SceneBox } from '../scene/scene'
import { handleAt } from './hit'
import { toPhoto, toScreen, type Size, type View } from './view'

/** What a pointer that is down does; points are of the screen. */
export type Gesture =
  | { kind: 'pan' }
  | { kind: 'pinch' }
  | { kind: 'draw'; start: Point }
  | { kind: 'move'; start: Point; box: SceneBox }
  | { kind: 'resize'; start: Point; box: SceneBox; handle: Handle }

export type Shaping = Extract<Gesture, { start: Point }>

/** A box as it is being drawn, moved or resized; `key` is null for a new one. */
export interface Draft {
  key: number | null
  box: Box
}

interface Situation {
  view: View
  photo: Size
  selected: SceneBox | undefined
  /** How far from a handle, in pixels of the screen, it is still meant. */
  reach: number
}

/**
 * What dragging from a point does. Inside a box that is not selected it draws a new one: animals stand before each
 * other.
 */
export function gestureAt(start: Point, { view, photo, selected, reach }: Situation): Shaping {
  if (!selected) return { kind: 'draw', start }
  const frame = toScreen(view, photo, selected)
  const handle = handleAt(frame, start, reach)
  if (handle) return { kind: 'resize', start, box: selected, handle }
  const inside = start.x >= frame.x && start.y >= frame.y && start.x <= frame.x + frame.width && start.y <= frame.y + frame.height
  return inside ? { kind: 'move', start, box: selected } : { kind: 'draw', start }
}

/** The box that a gesture has made so far, with the pointer at a point. */
export function shapedBy(gesture: Shaping, at: Point, view: View, photo: Size): Draft {
  const from = toPhoto(view, photo, gesture.start)
  const to = toPhoto(view, photo, at)
  const distance = { x: to.x - from.x, y: to.y - from.y }
  if (gesture.kind === 'resize') return { key: gesture.box.key, box: resizedBox(gesture.box, gesture.handle, distance) }
  if (gesture.kind === 'move') return { key: gesture.box.key, box: movedBox(gesture.box, distance) }
  return { key: null, box: boxBetween(from, to) }
}

const cursors: Readonly<Record<Handle, string>> = {
  nw: 'nwse-resize', se: 'nwse-resize', ne: 'nesw-resize', sw: 'nesw-resize',
  n: 'ns-resize', s: 'ns-resize', e: 'ew-resize', w: 'ew-resize',
}

export function cursorOf(gesture: Gesture): string {
  if (gesture.kind === 'resize') return cursors[gesture.handle]
  return { pan: 'grab', pinch: 'grab', move: 'move', draw: 'crosshair' }[gesture.kind]
}

/** How two fingers, of which one moved, change the view: by which factor, around which point, and how far. */
export function pinchOf(still: Point, before: Point, now: Point): { factor: number; middle: Point; shift: Point } {
  const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
  return {
    factor: distance(still, now) / distance(still, before),
    middle: { x: (still.x + now.x) / 2, y: (still.y + now.y) / 2 },
    shift: { x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 },
  }
}
