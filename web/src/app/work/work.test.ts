import { expect, it } from 'vitest'
import type { Job } from '@/api/types'
import { isTrouble, pageOf } from './work'

const job = (kind: Job['kind'], params = {}) => ({ kind, params }) as Job

it('leads to what a job made', () => {
  expect(pageOf(job('check'))).toBe('/quality')
  expect(pageOf(job('compare', { a: 'deer-v1', b: 'deer-v2' }))).toBe('/models?a=deer-v1&b=deer-v2')
})

it('is trouble only when nobody wanted it to end so', () => {
  expect((['done', 'cancelled', 'failed', 'interrupted'] as const).map((state) => isTrouble({ state }))).toEqual([false, false, true, true])
})
