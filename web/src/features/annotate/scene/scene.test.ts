import { expect, it } from 'vitest'
import { candidatesAt, proposalsAmong, sceneOf } from './scene'

const seen = (x_min: number, x_max: number, confidence: number, class_name = 'deer') => ({ class_name, confidence, x_min, x_max, y_min: 0.2, y_max: 0.8 })
const nothing = sceneOf(null)

it('offers what the model sees around a point, the most confident first', () => {
  const boxes = [seen(0.1, 0.5, 0.03), seen(0.3, 0.5, 0.2), seen(0.6, 0.9, 0.9)]
  expect(candidatesAt(nothing, boxes, 0.4, 0.5).map((box) => box.confidence)).toEqual([0.2, 0.03])
  expect(candidatesAt(nothing, boxes, 0.4, 0.9)).toEqual([])
})

it('offers one shape once, whatever animals it is taken for', () => {
  const boxes = [seen(0.1, 0.5, 0.1, 'sheep'), seen(0.1, 0.51, 0.2, 'deer')]
  expect(candidatesAt(nothing, boxes, 0.4, 0.5).map((box) => box.class_name)).toEqual(['deer'])
})

it('does not offer what stands on the photo already', () => {
  const scene = sceneOf({ boxes: [{ ...seen(0.1, 0.5, 1), origin: 'drawn' }], is_empty: false })
  expect(candidatesAt(scene, [seen(0.12, 0.5, 0.2), seen(0.3, 0.5, 0.1)], 0.4, 0.5).map((box) => box.confidence)).toEqual([0.1])
})

it('proposes what the model is sure enough of, each animal once', () => {
  const boxes = [seen(0.1, 0.5, 0.4, 'sheep'), seen(0.12, 0.52, 0.6), seen(0.6, 0.9, 0.3), seen(0.7, 0.8, 0.1)]
  expect(proposalsAmong(boxes).map((box) => box.confidence)).toEqual([0.6, 0.3])
})
