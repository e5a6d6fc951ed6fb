import { expect, test } from 'vitest'
import { mergedBoxes, numbered } from './merge'

const box = (class_name: string, x_min: number) => ({ class_name, x_min, y_min: 0, x_max: x_min + 0.2, y_max: 0.2, origin: 'drawn' as const })

test('a merge holds ours and what only they have, a box that both have once', () => {
  const merged = mergedBoxes([box('deer', 0.1)], [box('deer', 0.101), box('fox', 0.1), box('deer', 0.6)])
  expect(merged.map((each) => `${each.class_name} ${each.x_min}`)).toEqual(['deer 0.1', 'fox 0.1', 'deer 0.6'])
})

test('a box has the same number on both sides and in the merge', () => {
  const [ours, theirs] = [[box('deer', 0.1), box('deer', 0.1)], [box('deer', 0.6), box('deer', 0.101)]]
  const merged = mergedBoxes(ours, theirs)
  expect([...ours, ...theirs].map((each) => numbered(each, merged))).toEqual(['1 deer', '2 deer', '3 deer', '1 deer'])
})
