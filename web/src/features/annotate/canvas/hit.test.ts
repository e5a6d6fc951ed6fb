import { expect, it } from 'vitest'
import type { SceneBox } from '../scene/scene'
import { boxesAt, clickedBox, handleAt } from './hit'

const box = (key: number, half: number): SceneBox => ({
  key, class_name: 'deer', origin: 'drawn', x_min: 0.5 - half, y_min: 0.5 - half, x_max: 0.5 + half, y_max: 0.5 + half,
})
const boxes = [box(1, 0.4), box(2, 0.1), box(3, 0.2)]

it('finds the boxes under a point, the smallest first', () => {
  expect(boxesAt(boxes, { x: 0.5, y: 0.5 }).map(({ key }) => key)).toEqual([2, 3, 1])
  expect(boxesAt(boxes, { x: 0.25, y: 0.5 }).map(({ key }) => key)).toEqual([1])
  expect(boxesAt(boxes, { x: 0.05, y: 0.5 })).toEqual([])
})

it('goes through overlapping boxes with each click, and round again', () => {
  const under = boxesAt(boxes, { x: 0.5, y: 0.5 })
  expect([null, 2, 3, 1].map((selected) => clickedBox(under, selected)?.key)).toEqual([2, 3, 1, 2])
})

it('meets the nearest handle within reach', () => {
  const frame = { x: 100, y: 100, width: 200, height: 100 }
  expect(handleAt(frame, { x: 302, y: 198 }, 9)).toBe('se')
  expect(handleAt(frame, { x: 200, y: 95 }, 9)).toBe('n')
  expect(handleAt(frame, { x: 150, y: 150 }, 9)).toBeUndefined()
})

it('leaves only the corners on a small box', () => {
  expect(handleAt({ x: 100, y: 100, width: 16, height: 16 }, { x: 108, y: 100 }, 9)).toBe('nw')
})
