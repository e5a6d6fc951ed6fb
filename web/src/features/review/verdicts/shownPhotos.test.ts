import { describe, expect, it } from 'vitest'
import { aPhoto } from '../photoForTests'
import { ShownPhotos } from './shownPhotos'

describe('what is shown', () => {
  it('holds a change until the server was asked after it', () => {
    const shown = new ShownPhotos()
    const stored = aPhoto({ id: 1 })
    const before = performance.now() - 1
    shown.change([{ ...stored, verdict: 'empty' }])
    shown.arrived([stored], before)
    expect(shown.of(stored).verdict).toBe('empty')
    shown.arrived([stored], performance.now() + 1)
    expect(shown.of(stored).verdict).toBeNull()
  })

  it('tells only those who show the photo', () => {
    const shown = new ShownPhotos()
    const told: number[] = []
    for (const id of [1, 2]) shown.subscribe(id, () => told.push(id))
    shown.change([aPhoto({ id: 2 })])
    expect(told).toEqual([2])
  })
})
