import { expect, it } from 'vitest'
import type { Job } from '@/api/types'
import { pageOf } from './work'

const job = (kind: Job['kind'], params = {}) => ({ kind, params }) as Job

it('leads to what a job made', () => {
  expect(pageOf(job('check'))).toBe('/quality')
  expect(pageOf(job('compare', { a: 'deer-v1', b: 'deer-v2' }))).toBe('/models?a=deer-v1&b=deer-v2')
})
