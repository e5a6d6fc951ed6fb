import { beforeEach, expect, it } from 'vitest'
import { Drafts } from './drafts'

const draft = { boxes: [{ class_name: 'deer', x_min: 0.1, y_min: 0.1, x_max: 0.2, y_max: 0.2, origin: 'drawn' as const }], revision: 3, base: [] }
const drafts = new Drafts(localStorage)

beforeEach(() => localStorage.clear())

it('keeps unsaved work by photo until it is saved', () => {
  drafts.keep(7, draft)
  drafts.keep(9, { ...draft, boxes: null })
  expect(new Drafts(localStorage).of(7)).toEqual(draft)
  expect(drafts.photoIds().sort()).toEqual([7, 9])
  drafts.keep(7, null)
  expect(drafts.of(7)).toBeNull()
  expect(drafts.photoIds()).toEqual([9])
})

it('takes nothing for work that is not', () => {
  localStorage.setItem('fieldloop.unsaved.7', '{"boxes": 5')
  localStorage.setItem('fieldloop.unsaved.8', '{"boxes": [], "revision": "x", "base": []}')
  expect(drafts.of(7)).toBeNull()
  expect(drafts.of(8)).toBeNull()
})
