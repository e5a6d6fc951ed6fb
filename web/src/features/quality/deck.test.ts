import { describe, expect, test } from 'vitest'
import type { QualityCard } from '@/api/types'
import { annotateAddress, canRemove, closeRegion, currentOf } from './deck'

const box = { class_name: 'deer', x_min: 0.2, y_min: 0.4, x_max: 0.3, y_max: 0.5 }
const card = (id: number, change: Partial<QualityCard> = {}): QualityCard => ({
  id,
  key: `${id}`,
  kind: 'unseen',
  score: 0.5,
  reason: '',
  photo: { photo_id: 7, dataset: null, split: null, filename: 'a.jpg', image_url: '/a', width: 100, height: 100 },
  boxes: [box],
  box,
  box_index: 0,
  suggestion: null,
  ...change,
})

describe('the deck', () => {
  test('goes on with the next card where one was dealt with', () => {
    expect(currentOf([card(1), card(2), card(3)], { gone: [1], index: 0, back: null }).card?.id).toBe(2)
  })
  test('stays on the last card at the end, and is empty after it', () => {
    expect(currentOf([card(1), card(2)], { gone: [2], index: 1, back: null }).card?.id).toBe(1)
    expect(currentOf([card(1)], { gone: [1], index: 0, back: null }).card).toBeUndefined()
  })
  test('shows the card that was taken back, wherever it stands, once it is there', () => {
    expect(currentOf([card(1), card(2), card(3)], { gone: [], index: 0, back: 3 })).toMatchObject({ card: { id: 3 }, index: 2 })
    expect(currentOf([card(1), card(2)], { gone: [], index: 1, back: 3 }).card?.id).toBe(2)
  })
})

test('a box that the suggestion deletes has no second button for it', () => {
  expect(canRemove(card(1))).toBe(true)
  expect(canRemove(card(1, { suggestion: { action: 'remove', confidence: null, ...box } }))).toBe(false)
})

test('annotate opens at the box, or where one is missing; not for images of datasets', () => {
  expect(annotateAddress(card(1))).toBe('/annotate?photo=7&box=0')
  const missing = card(1, { box: null, box_index: null, suggestion: { action: 'add', confidence: 0.9, ...box } })
  expect(annotateAddress(missing)).toBe('/annotate?photo=7&at=0.2500,0.4500')
  expect(annotateAddress(card(1, { photo: { ...card(1).photo, photo_id: null } }))).toBeUndefined()
})

test('the close view surrounds the boxes and stays inside the photo', () => {
  const region = closeRegion([box, { ...box, x_min: -0.1 }])
  expect(region?.left).toBe(0)
  expect((region?.top ?? 0) + (region?.share ?? 0)).toBeLessThanOrEqual(1)
  expect(closeRegion([])).toBeUndefined()
})
