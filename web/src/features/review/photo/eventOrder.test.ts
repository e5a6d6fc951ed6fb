import { expect, it } from 'vitest'
import { aBox, aPhoto } from '../photoForTests'
import { eventInOrder } from './eventOrder'

const event = [
  aPhoto({ id: 1, boxes: [aBox(0.5)] }),
  aPhoto({ id: 2 }),
  aPhoto({ id: 3, boxes: [aBox(0.9), aBox(0.2)] }),
  aPhoto({ id: 4, boxes: [aBox(0.504)] }),
]

it.each([
  [undefined, [4, 3, 2, 1]],
  ['newest', [4, 3, 2, 1]],
  ['oldest', [1, 2, 3, 4]],
  ['confident', [3, 4, 1, 2]],
  ['uncertain', [2, 1, 4, 3]],
] as const)('the photos of an event stand in the order of the grid: %s', (sort, ids) => {
  expect(eventInOrder(event, sort).map((photo) => photo.id)).toEqual(ids)
})
