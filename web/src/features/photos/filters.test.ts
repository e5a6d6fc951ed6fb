import { expect, it } from 'vitest'
import { filtersOf, withFilter, withoutFilters } from './filters'

it('reads filters from the address and leaves out what it cannot mean', () => {
  const search = new URLSearchParams('camera=gate&has_detections=false&marked=perhaps&photo=7&start_date=')
  expect(filtersOf(search)).toEqual({ camera: 'gate', has_detections: false })
})

it('sets and clears one filter and keeps the rest of the address', () => {
  const set = withFilter(new URLSearchParams('photo=7'), 'camera', 'gate')
  expect(set.toString()).toBe('photo=7&camera=gate')
  expect(withFilter(set, 'camera', '').toString()).toBe('photo=7')
  expect(withoutFilters(set).toString()).toBe('photo=7')
})
