import { expect, it } from 'vitest'
import { filterIn, partsFrom } from './reviewTurn'

const sections = [{ key: '2026-05-03', photos: 10 }, { key: '2026-05-02', photos: 4 }, { key: '2026-05-01', photos: 100 }]

it('takes from an address what is a filter of the review page', () => {
  expect(filterIn(new URLSearchParams('from=review&photo=7&camera=pole&light=night&threshold=0.4&class_name='))).toEqual({ camera: 'pole', light: 'night' })
})

it('begins at the photo and goes on over the sections, no further than one can do', () => {
  expect(partsFrom(sections, { section: '2026-05-03', offset: 8 }, 10)).toEqual([
    { section: '2026-05-03', offset: 8, count: 2 },
    { section: '2026-05-02', offset: 0, count: 4 },
    { section: '2026-05-01', offset: 0, count: 4 },
  ])
})

it('begins at the first photo when the one in hand is not among them', () => {
  expect(partsFrom(sections, null, 12)).toEqual([
    { section: '2026-05-03', offset: 0, count: 10 },
    { section: '2026-05-02', offset: 0, count: 2 },
  ])
  expect(partsFrom([], null, 12)).toEqual([])
})
