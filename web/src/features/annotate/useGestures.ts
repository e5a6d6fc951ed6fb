import { useRef, useState, type PointerEvent } from 'react'
import { boxBetween, isTiny, movedBox, resizedBox, type Box, type Handle, type Point } from '@/lib/geometry'
import type { SceneBox } from './scene'
import { toPhoto, zoomedView, type Size, type Viewport } from './useViewport'

/** What the pointer went down on. */
export type Target = { kind: 'photo' } | { kind: 'box'; box: SceneBox } | { kind: 'handle'; box: SceneBox; handle: Handle }

/** A box as it is being drawn, moved or resized; `key` is null for a new one. */
export interface Preview {
  key: number | null
  box: Box
}

interface Options {
  photo: Size
  viewport: Viewport
  selected: number | null
  /** Whether dragging moves the view instead of drawing. */
  panning: boolean
  onSelect: (key: number | null) => void
  onDraw: (box: Box) => void
  onReshape: (key: number, box: Box) => void
}

type Gesture =
  | { kind: 'pan' }
  | { kind: 'pinch' }
  | { kind: 'shape'; start: Point; target: Target; moved: boolean }

const clickTolerance = 4
const middleButton = 1

/** Drawing, moving, resizing, panning and pinching by mouse, pen or touch. */
export function useGestures(options: Options) {
  const [preview, setPreview] = useState<Preview | null>(null)
  const pointers = useRef(new Map<number, Point>())
  const gesture = useRef<Gesture | null>(null)

  const down = (event: PointerEvent<Element>, target: Target) => {
    event.stopPropagation()
    event.currentTarget.ownerDocument.defaultView?.getSelection()?.removeAllRanges()
    const stage = stageOf(event)
    stage.setPointerCapture(event.pointerId)
    const at = pointIn(stage, event)
    pointers.current.set(event.pointerId, at)
    gesture.current = begun(options, event.button, pointers.current.size, at, target)
    setPreview(null)
  }

  const move = (event: PointerEvent<Element>) => {
    const before = pointers.current.get(event.pointerId)
    if (!before || !gesture.current) return
    const at = pointIn(stageOf(event), event)
    const others = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    pointers.current.set(event.pointerId, at)
    const current = gesture.current
    if (current.kind === 'pan') options.viewport.pan(at.x - before.x, at.y - before.y)
    else if (current.kind === 'pinch' && others[0]) pinch(options.viewport, others[0], before, at)
    else if (current.kind === 'shape') {
      current.moved ||= Math.hypot(at.x - current.start.x, at.y - current.start.y) > clickTolerance
      if (current.moved) setPreview(shaped(options, current, at))
    }
  }

  const up = (event: PointerEvent<Element>) => {
    pointers.current.delete(event.pointerId)
    const current = gesture.current
    if (current?.kind === 'shape') finish(options, current, pointIn(stageOf(event), event))
    if (pointers.current.size === 0 || current?.kind === 'shape') gesture.current = null
    setPreview(null)
  }

  const cancel = (event: PointerEvent<Element>) => {
    pointers.current.delete(event.pointerId)
    gesture.current = null
    setPreview(null)
  }

  return { preview, down, move, up, cancel }
}

function stageOf(event: PointerEvent<Element>): Element {
  return event.currentTarget.closest('[data-stage]') ?? event.currentTarget
}

function pointIn(stage: Element, event: PointerEvent): Point {
  const frame = stage.getBoundingClientRect()
  return { x: event.clientX - frame.left, y: event.clientY - frame.top }
}

function begun({ panning }: Options, button: number, pointerCount: number, at: Point, target: Target): Gesture {
  if (pointerCount > 1) return { kind: 'pinch' }
  if (panning || button === middleButton) return { kind: 'pan' }
  return { kind: 'shape', start: at, target, moved: false }
}

function pinch(viewport: Viewport, still: Point, before: Point, at: Point): void {
  const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
  const middle = { x: (still.x + at.x) / 2, y: (still.y + at.y) / 2 }
  const shift = { x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 }
  const zoomed = zoomedView(viewport.view, middle, distance(still, at) / distance(still, before), viewport.fit)
  viewport.show({ ...zoomed, x: zoomed.x + shift.x, y: zoomed.y + shift.y })
}

function shaped({ photo, viewport, selected }: Options, { start, target }: Extract<Gesture, { kind: 'shape' }>, at: Point): Preview {
  const from = toPhoto(viewport.view, photo, start)
  const to = toPhoto(viewport.view, photo, at)
  const distance = { x: to.x - from.x, y: to.y - from.y }
  if (target.kind === 'handle') return { key: target.box.key, box: resizedBox(target.box, target.handle, distance) }
  // Dragging inside a box that is not selected draws a new one: animals stand before each other.
  if (target.kind === 'box' && target.box.key === selected) return { key: target.box.key, box: movedBox(target.box, distance) }
  return { key: null, box: boxBetween(from, to) }
}

function finish(options: Options, gesture: Extract<Gesture, { kind: 'shape' }>, at: Point): void {
  const { target } = gesture
  if (!gesture.moved) return options.onSelect(target.kind === 'photo' ? null : target.box.key)
  const { key, box } = shaped(options, gesture, at)
  const { scale } = options.viewport.view
  if (isTiny(box, scale * options.photo.width, scale * options.photo.height, clickTolerance)) return
  if (key === null) options.onDraw(box)
  else options.onReshape(key, box)
}
