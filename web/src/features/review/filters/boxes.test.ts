import { describe, expect, it } from 'vitest'
import { aBox, aPhoto } from '../photoForTests'
import { boxesFrom, classesFrom, photosChanged, photosWithBoxes } from './boxes'

describe('the threshold', () => {
  const photo = aPhoto({ id: 1, boxes: [aBox(0.8), aBox(0.3, { id: 2, class_name: 'fox' }), aBox(0.1, { id: 3 })] })

  it('shows boxes from itself up', () => {
    expect(boxesFrom(photo, 0.3).map((box) => box.id)).toEqual([1, 2])
    expect(classesFrom(photo, 0.05)).toEqual(['deer', 'fox'])
  })

  it('counts the photos that begin or cease to show a box', () => {
    const bins = Array.from({ length: 101 }, () => 0)
    bins[10] = 4
    bins[29] = 3
    bins[90] = 2
    expect(photosWithBoxes(bins, 0.29)).toBe(5)
    expect(photosChanged(bins, 0.25, 0.1)).toBe(4)
    expect(photosChanged(bins, 0.25, 0.57)).toBe(-3)
  })
})
