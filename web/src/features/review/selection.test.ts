import { describe, expect, it } from 'vitest'
import { decodeSelection, encodeSelection, toggled, toggledAll } from './selection'

describe('a selection', () => {
  it('survives the way through the address', () => {
    const ids = new Set([40, 41, 42, 7, 100_000])
    expect(decodeSelection(encodeSelection(ids))).toEqual(ids)
  })

  it('is not broken by nonsense, nor without end', () => {
    expect(decodeSelection('x!.-.5')).toEqual(new Set([5]))
    expect(decodeSelection('1-zzzzzz').size).toBe(2000)
  })

  it('takes all away only when all were chosen', () => {
    expect(toggledAll(new Set([1]), [1, 2])).toEqual(new Set([1, 2]))
    expect(toggledAll(new Set([1, 2, 3]), [1, 2])).toEqual(new Set([3]))
    expect(toggled(new Set([1]), 1)).toEqual(new Set())
  })
})
