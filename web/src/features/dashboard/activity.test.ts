import { expect, it } from 'vitest'
import type { Activity } from '@/api/types'
import { inPortions } from './activity'

const entry = (minute: number, text: string, kind: Activity['kind'] = 'photos'): Activity => ({
  at: `2026-05-01T08:${String(minute).padStart(2, '0')}:00Z`, kind, text, photo_id: kind === 'photos' ? 7 : null,
})
const linesOf = (...entries: Activity[]) => inPortions(entries).map(({ text }) => text)

it('says of an upload in portions once how many photos it added', () => {
  expect(linesOf(entry(3, 'last.jpg added'), entry(2, '6 photos added'), entry(1, '1200 photos added'))).toEqual(['1,207 photos added'])
})

it('keeps uploads apart that have a pause or something else between them', () => {
  expect(linesOf(entry(30, '6 photos added'), entry(5, '4 photos added'))).toEqual(['6 photos added', '4 photos added'])
  const trained = entry(4, 'deer-v1 trained', 'training')
  expect(linesOf(entry(5, '6 photos added'), trained, entry(3, '4 photos added'))).toEqual(['6 photos added', 'deer-v1 trained', '4 photos added'])
})

it('leaves other news of photos as they are', () => {
  expect(linesOf(entry(2, '3 photos deleted'), entry(1, '4 photos added'))).toEqual(['3 photos deleted', '4 photos added'])
  expect(inPortions([entry(1, 'one.jpg added')])[0]?.photo_id).toBe(7)
})
