import { expect, it } from 'vitest'
import type { Photo } from '@/api/types'
import { nextOpen, queueOf } from './queue'

const photo = (id: number, annotated = false) => ({ id, annotated }) as Photo

it('puts an opened photo that is not marked first', () => {
  expect(queueOf([photo(1)], photo(9)).map(({ id }) => id)).toEqual([9, 1])
  expect(queueOf([photo(1)], photo(1)).map(({ id }) => id)).toEqual([1])
})

it('goes on to the next photo that is not annotated, from the start at the end', () => {
  const queue = [photo(1), photo(2, true), photo(3), photo(4)]
  expect(nextOpen(queue, 1)?.id).toBe(3)
  expect(nextOpen(queue, 4)?.id).toBe(1)
})

it('finds none when all others are annotated', () => {
  expect(nextOpen([photo(1), photo(2, true)], 1)).toBeUndefined()
})
