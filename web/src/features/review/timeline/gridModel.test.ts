import { beforeEach, expect, it } from 'vitest'
import { aPhoto } from '../photoForTests'
import { GridModel } from './gridModel'

const metrics = { columns: 3, cellWidth: 100, cellHeight: 75, spacing: 5, titleHeight: 40, headerHeight: 0 }
const photos = (from: number, count: number) => Array.from({ length: count }, (_, index) => aPhoto({ id: from + index, minute: index }))

let model: GridModel
beforeEach(() => {
  model = new GridModel(metrics, 5)
  model.setSections([{ key: 'a', photos: 4 }, { key: 'b', photos: 5 }, { key: 'c', photos: 300 }])
})

it('finds the block at a height among thousands', () => {
  model.setSections(Array.from({ length: 3000 }, (_, index) => ({ key: `day ${index}`, photos: 1 + (index % 7) })))
  for (const index of [0, 1, 1499, 2999]) {
    expect(model.blockAt(model.topOf(index))).toBe(index)
    expect(model.blockAt(model.topOf(index + 1) - 1)).toBe(index)
  }
  expect(model.blockAt(1e9)).toBe(2999)
})

it('keeps an anchor at its photo when the blocks above turn out higher', () => {
  model.setSections([{ key: 'a', photos: 200 }, { key: 'b', photos: 5 }])
  const grouped = new GridModel({ ...metrics, headerHeight: 20 }, 5)
  grouped.setSections([{ key: 'a', photos: 200 }, { key: 'b', photos: 5 }])
  const anchor = grouped.anchorAt(grouped.topOf(1) + 10)
  const before = grouped.topOf(1)
  grouped.setPhotos('a:0', Array.from({ length: 200 }, (_, index) => aPhoto({ id: index, minute: index * 60 })))
  expect(grouped.topOf(1)).not.toBe(before)
  expect(anchor && grouped.yOfAnchor(anchor)).toBeCloseTo(grouped.topOf(1) + 10)
})

it('moves by row and column across blocks, to the nearest photo of a shorter row', () => {
  model.setPhotos('a:0', photos(1, 4))
  model.setPhotos('b:0', photos(5, 5))
  expect(model.neighbour(1, 'right')?.id).toBe(2)
  expect(model.neighbour(3, 'right')?.id).toBe(4)
  expect(model.neighbour(4, 'right')?.id).toBe(5)
  expect(model.neighbour(5, 'left')?.id).toBe(4)
  expect(model.neighbour(3, 'down')?.id).toBe(4)
  expect(model.neighbour(4, 'down')?.id).toBe(5)
  expect(model.neighbour(6, 'up')?.id).toBe(4)
  expect(model.neighbour(1, 'up')).toBeUndefined()
})

it('says the photos between two in the order of the screen, whichever is first', () => {
  model.setPhotos('a:0', photos(1, 4))
  model.setPhotos('b:0', photos(5, 5))
  expect(model.between(6, 3).map((photo) => photo.id)).toEqual([3, 4, 5, 6])
})

it('finds the next photo that passes, and does not guess about blocks that are not here', () => {
  model.setPhotos('a:0', photos(1, 4))
  expect(model.nextWhere(1, (photo) => photo.id === 3)).toMatchObject({ id: 3 })
  expect(model.nextWhere(1, () => false)).toBe('unknown')
  model.setSections([{ key: 'a', photos: 4 }])
  expect(model.nextWhere(1, () => false)).toBeUndefined()
  expect(model.nextWhere(99, () => true)).toBe('unknown')
})

it('remembers the height of a block whose photos it let go', () => {
  const tall = new GridModel({ ...metrics, headerHeight: 20 }, 5)
  tall.setSections([{ key: 'a', photos: 50 }])
  const estimated = tall.height
  tall.setPhotos('a:0', Array.from({ length: 50 }, (_, index) => aPhoto({ id: index, minute: index * 60 })))
  const real = tall.height
  expect(real).not.toBe(estimated)
  tall.drop('a:0')
  expect([tall.height, tall.isLoaded(0), tall.find(1)]).toEqual([real, false, undefined])
})

it('keeps loaded photos of sections that stay when others change', () => {
  model.setPhotos('b:0', photos(5, 5))
  model.setSections([{ key: 'new', photos: 1 }, { key: 'b', photos: 5 }])
  expect(model.find(5)?.block).toBe(1)
})

it('takes no time worth mentioning for a hundred thousand photos', () => {
  model.setSections(Array.from({ length: 2000 }, (_, index) => ({ key: `day ${index}`, photos: 50 })))
  const start = performance.now()
  for (let index = 0; index < 40; index++) model.setPhotos(`day ${index}:0`, photos(index * 50, 50))
  expect((performance.now() - start) / 40).toBeLessThan(20)
})
