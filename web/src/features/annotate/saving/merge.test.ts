import { expect, it } from 'vitest'
import type { AnnotationBox } from '@/api/types'
import { merged, saySame } from './merge'

const at = (x_min: number, class_name = 'deer'): AnnotationBox => ({ class_name, x_min, y_min: 0, x_max: x_min + 0.1, y_max: 0.5, origin: 'drawn' })
const left = at(0.1)
const middle = at(0.4)
const right = at(0.8)

it('keeps what each of the two has drawn', () => {
  expect(merged([], [left], [right])).toEqual([left, right])
})

it('takes an animal that both have drawn once, as I did', () => {
  expect(merged([], [left], [at(0.11)])).toEqual([left])
})

it('keeps their change of a box that I left alone', () => {
  const renamed = at(0.1, 'fox')
  expect(merged([left, right], [left, right], [renamed, right])).toEqual([renamed, right])
})

it('keeps the deletions of both', () => {
  expect(merged([left, middle, right], [middle, right], [left, middle])).toEqual([middle])
})

it('brings back an animal that they deleted when I changed it since', () => {
  const moved = at(0.12)
  expect(merged([left], [moved], [])).toEqual([moved])
})

it('knows that both say the same, in any order, and that empty is not unreviewed', () => {
  expect(saySame([left, right], [right, { ...left, x_min: 0.1000000015 }])).toBe(true)
  expect(saySame([left], [at(0.1, 'fox')])).toBe(false)
  expect(saySame([], null)).toBe(false)
})
