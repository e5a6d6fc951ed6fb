import { expect, it } from 'vitest'
import { cameraTime } from './zones'

const at = '2026-05-01T03:12:00.000Z'

it('says nothing where the camera and the viewer share a clock, or the zone is unknown', () => {
  expect(cameraTime(at, 120, 120)).toBeUndefined()
  expect(cameraTime(at, null, 120)).toBeUndefined()
})

it('gives the clock at the camera and its zone', () => {
  const there = cameraTime(at, 330, 0)
  expect(there?.clock).toMatch(/8:42/)
  expect(there?.clock).not.toMatch(/2026/)
  expect(there?.zone).toBe('UTC+5:30')
})

it('names the day where it is another one at the camera', () => {
  const there = cameraTime(at, -300, 120)
  expect(there?.clock).toMatch(/30/)
  expect(there?.clock).toMatch(/10:12/)
  expect(there?.zone).toBe('UTC−5')
})

it('calls no offset UTC', () => {
  expect(cameraTime(at, 0, 60)?.zone).toBe('UTC')
})
