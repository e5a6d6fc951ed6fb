import { expect, it } from 'vitest'
import { paceOf } from './pace'

it('says nothing before a few photos are done', () => {
  expect(paceOf([], 10)).toBeUndefined()
  expect(paceOf([0, 1000, 2000], 10)).toBeUndefined()
})

it('tells photos a minute and the time left', () => {
  expect(paceOf([0, 5000, 10_000, 15_000], 24)).toEqual({ perMinute: 12, secondsLeft: 120 })
})

it('counts a long pause as a minute', () => {
  expect(paceOf([0, 30_000, 60_000, 3_660_000], 6)).toEqual({ perMinute: 1.5, secondsLeft: 240 })
})

it('follows a person who gets quicker', () => {
  const slow = [0, 60_000, 120_000]
  const quick = Array.from({ length: 21 }, (_, index) => 200_000 + index * 2000)
  expect(paceOf([...slow, ...quick], 1)?.perMinute).toBe(30)
})
