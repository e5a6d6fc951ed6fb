import { expect, it } from 'vitest'
import type { SceneBox } from '../scene/scene'
import { gestureAt, pinchOf, shapedBy } from './gestures'

const photo = { width: 1000, height: 1000 }
const view = { scale: 1, x: 0, y: 0 }
const selected: SceneBox = { key: 4, class_name: 'deer', origin: 'drawn', x_min: 0.2, y_min: 0.2, x_max: 0.4, y_max: 0.4 }
const from = (x: number, y: number, box: SceneBox | undefined = selected) => gestureAt({ x, y }, { view, photo, selected: box, reach: 9 })

it('draws outside the selected box, moves it inside, and resizes it at a handle', () => {
  expect(from(600, 600).kind).toBe('draw')
  expect(from(300, 300).kind).toBe('move')
  expect(from(403, 300)).toMatchObject({ kind: 'resize', handle: 'e' })
})

it('draws inside a box that is not selected', () => {
  expect(gestureAt({ x: 300, y: 300 }, { view, photo, selected: undefined, reach: 9 }).kind).toBe('draw')
})

it('makes the box that the pointer has drawn, moved or resized', () => {
  expect(shapedBy(from(600, 600), { x: 500, y: 700 }, view, photo)).toEqual({ key: null, box: { x_min: 0.5, y_min: 0.6, x_max: 0.6, y_max: 0.7 } })
  expect(shapedBy(from(300, 300), { x: 400, y: 300 }, view, photo).box.x_min).toBeCloseTo(0.3)
  expect(shapedBy(from(400, 300), { x: 500, y: 900 }, view, photo).box).toMatchObject({ x_min: 0.2, x_max: 0.5, y_max: 0.4 })
})

it('zooms by how far two fingers part, around their middle', () => {
  expect(pinchOf({ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 200, y: 0 })).toEqual({ factor: 2, middle: { x: 100, y: 0 }, shift: { x: 50, y: 0 } })
})
