import { expect, it } from 'vitest'
import { classesMatching } from './classesMatching'

const names = ['deer', 'red fox', 'fox', 'Badger']

it('puts those that begin with what is typed first', () => {
  expect(classesMatching(names, 'fo')).toEqual(['fox', 'red fox'])
  expect(classesMatching(names, ' bad')).toEqual(['Badger'])
})

it('shows all in their order while nothing is typed, and none when nothing fits', () => {
  expect(classesMatching(names, '')).toEqual(names)
  expect(classesMatching(names, 'wolf')).toEqual([])
})
