import { expect, it } from 'vitest'
import { labelPlace } from './labels'

const stage = { width: 400, height: 300 }
const label = { width: 60, height: 20 }
const boxAt = (y: number, height = 50, x = 100) => ({ x, y, width: 80, height })

it('stands above its box, and inside where the photo ends', () => {
  expect(labelPlace(boxAt(100), label, { stage })).toMatchObject({ x: 100, y: 80 })
  expect(labelPlace(boxAt(5), label, { stage })).toMatchObject({ y: 5 })
  expect(labelPlace(boxAt(100, 50, 380), label, { stage })).toMatchObject({ x: 340 })
})

it('is clear of the handles: below a selected box at the upper edge, inside one that fills the height', () => {
  expect(labelPlace(boxAt(100), label, { stage, clear: 6 })).toMatchObject({ y: 74 })
  expect(labelPlace(boxAt(5), label, { stage, clear: 6 })).toMatchObject({ y: 61 })
  expect(labelPlace(boxAt(5, 290), label, { stage, clear: 6 })).toMatchObject({ y: 11 })
})

it('hides no label that stands already while there is another place', () => {
  const taken = [labelPlace(boxAt(100), label, { stage })]
  expect(labelPlace(boxAt(103, 40), label, { stage, taken })).toMatchObject({ y: 103 })
  const crowded = [{ x: 0, y: 0, width: 400, height: 300 }]
  expect(labelPlace(boxAt(100), label, { stage, taken: crowded })).toMatchObject({ y: 80 })
})

it('stays in sight when its box is larger than the window', () => {
  expect(labelPlace({ x: -50, y: -50, width: 600, height: 500 }, label, { stage })).toMatchObject({ x: 0, y: 0 })
})
