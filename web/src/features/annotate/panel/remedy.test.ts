import { expect, it } from 'vitest'
import type { QualityCard } from '@/api/types'
import { sceneOf } from '../scene/scene'
import { boxOf, isAsked, remedyFor } from './remedy'

const label = { class_name: 'deer', x_min: 0.1, y_min: 0.1, x_max: 0.4, y_max: 0.4 }
const shape = { x_min: 0.1, y_min: 0.1, x_max: 0.5, y_max: 0.5 }
const scene = sceneOf({ boxes: [{ ...label, x_min: 0.7, x_max: 0.9, origin: 'drawn' }, { ...label, origin: 'drawn' }], is_empty: false })
const card = (action: NonNullable<QualityCard['suggestion']>['action'], class_name = 'deer') =>
  ({ kind: 'loose', box: label, suggestion: { action, class_name, ...shape, confidence: 0.9 } }) as QualityCard

it('finds the box that a card is about by its place', () => {
  expect(boxOf(card('replace'), scene)).toBe(2)
  expect(boxOf(card('replace'), sceneOf(null))).toBeUndefined()
})

it('puts the suggested shape and class in place of the box', () => {
  expect(remedyFor(card('replace', 'fox'), scene)).toEqual([{ type: 'reshape', key: 2, box: shape }, { type: 'rename', key: 2, className: 'fox' }])
})

it('removes the box, or says that the photo is empty', () => {
  expect(remedyFor(card('remove'), scene)).toEqual([{ type: 'remove', key: 2 }])
  expect(remedyFor(card('empty'), scene)).toEqual([{ type: 'confirmEmpty' }])
})

it('does nothing to a box that is gone', () => {
  expect(remedyFor(card('remove'), sceneOf(null))).toEqual([])
})

it('asks no more about an overlooked animal where a person has just rejected one', () => {
  const overlooked = { ...card('add'), kind: 'overlooked', box: null } as QualityCard
  const elsewhere = { x_min: 0.6, y_min: 0.6, x_max: 0.9, y_max: 0.9 }
  expect(isAsked(overlooked, [elsewhere])).toBe(true)
  expect(isAsked(overlooked, [elsewhere, { ...shape, x_min: 0.15 }])).toBe(false)
  expect(isAsked(card('replace'), [shape])).toBe(true)
})
