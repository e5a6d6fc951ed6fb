import { describe, expect, it } from 'vitest'
import { boxBetween, handlePoint, isTiny, movedBox, overlapOf, resizedBox } from './geometry'

const box = { x_min: 0.2, y_min: 0.3, x_max: 0.6, y_max: 0.5 }

describe('boxBetween', () => {
  it('takes corners in any order', () => {
    expect(boxBetween({ x: 0.6, y: 0.3 }, { x: 0.2, y: 0.5 })).toEqual(box)
  })

  it('stays inside the photo', () => {
    expect(boxBetween({ x: -0.4, y: 0.5 }, { x: 1.7, y: 2 })).toEqual({ x_min: 0, y_min: 0.5, x_max: 1, y_max: 1 })
  })
})

describe('movedBox', () => {
  it('moves by the distance', () => {
    const moved = movedBox(box, { x: 0.1, y: -0.2 })
    expect(moved.x_min).toBeCloseTo(0.3)
    expect(moved.y_max).toBeCloseTo(0.3)
  })

  it('stops at the edge and keeps its size', () => {
    const moved = movedBox(box, { x: 5, y: -5 })
    expect(moved.x_max).toBeCloseTo(1)
    expect(moved.x_max - moved.x_min).toBeCloseTo(0.4)
    expect(moved.y_min).toBeCloseTo(0)
    expect(moved.y_max - moved.y_min).toBeCloseTo(0.2)
  })
})

describe('resizedBox', () => {
  it('moves only the sides of the handle', () => {
    const resized = resizedBox(box, 'se', { x: 0.1, y: 0.2 })
    expect(resized).toEqual({ x_min: 0.2, y_min: 0.3, x_max: 0.7, y_max: 0.7 })
    expect(resizedBox(box, 'n', { x: 0.3, y: -0.1 })).toEqual({ ...box, y_min: 0.3 - 0.1 })
  })

  it('turns over when dragged past the opposite side', () => {
    const turned = resizedBox(box, 'w', { x: 0.6, y: 0 })
    expect(turned.x_min).toBeCloseTo(0.6)
    expect(turned.x_max).toBeCloseTo(0.8)
  })
})

describe('handlePoint', () => {
  it('puts handles on corners and side middles', () => {
    expect(handlePoint(box, 'nw')).toEqual({ x: 0.2, y: 0.3 })
    expect(handlePoint(box, 'e')).toEqual({ x: 0.6, y: 0.4 })
  })
})

describe('overlapOf', () => {
  it('is one for the same box and none for boxes apart', () => {
    expect(overlapOf(box, box)).toBeCloseTo(1)
    expect(overlapOf(box, { x_min: 0.7, y_min: 0.7, x_max: 0.9, y_max: 0.9 })).toBe(0)
  })

  it('is a third for boxes that share half of each', () => {
    const shifted = { ...box, x_min: 0.4, x_max: 0.8 }
    expect(overlapOf(box, shifted)).toBeCloseTo(1 / 3)
  })
})

it('calls a box tiny when a side is below the pixels asked for', () => {
  expect(isTiny(box, 1000, 10, 5)).toBe(true)
  expect(isTiny(box, 1000, 1000, 5)).toBe(false)
})
