import { expect, it } from 'vitest'
import { isLooking } from './jobState'

const job = { kind: 'detect', params: { scope: 'all', model: 'second' }, state: 'running' } as const

it('a version looks in its own jobs alone, as long as they are under way', () => {
  expect(isLooking(job, 'second')).toBe(true)
  expect(isLooking(job, 'first')).toBe(false)
  expect(isLooking({ ...job, state: 'done' }, 'second')).toBe(false)
  expect(isLooking({ ...job, kind: 'compare' }, 'second')).toBe(false)
})
