import { describe, expect, it } from 'vitest'
import { gapOf, isFiltered, isReversed, lasting, queryOf, selectionOf, thresholdOf, withChanges, withoutFilters } from './reviewAddress'

describe('the address', () => {
  it('gives filters and leaves out what it cannot mean', () => {
    const search = new URLSearchParams('camera=gate&reviewed=false&marked=perhaps&light=dusk&min_confidence=2&max_confidence=0.5&verdict=empty&sort=odd&photo=7')
    expect(queryOf(search)).toEqual({ camera: 'gate', reviewed: false, max_confidence: 0.5, verdict: 'empty' })
  })

  it('tells a filter from an order', () => {
    expect(isFiltered(queryOf(new URLSearchParams('sort=oldest')))).toBe(false)
    expect(isFiltered(queryOf(new URLSearchParams('light=night')))).toBe(true)
  })

  it('notices a range that ends before it begins', () => {
    const reversed = (address: string) => isReversed(queryOf(new URLSearchParams(address)))
    expect(reversed('min_confidence=0.8&max_confidence=0.2')).toEqual({ confidence: true, dates: false })
    expect(reversed('min_confidence=0.2&max_confidence=0.2&start_date=2026-05-02&end_date=2026-05-01')).toEqual({ confidence: false, dates: true })
  })

  it('leaves out what is as usual and keeps the rest', () => {
    const set = withChanges(new URLSearchParams('camera=gate'), { threshold: 0.4, gap: 5, sort: 'newest', photo: 3, selected: new Set([1, 2, 3, 9]) })
    expect(set.toString()).toBe('camera=gate&threshold=0.4&photo=3&selected=1-3.9')
    expect([thresholdOf(set), gapOf(set), [...selectionOf(set)]]).toEqual([0.4, 5, [1, 2, 3, 9]])
    expect(withChanges(set, { threshold: 0.25, photo: null, selected: new Set() }).toString()).toBe('camera=gate')
  })

  it('ignores a threshold or a gap that is none', () => {
    expect([thresholdOf(new URLSearchParams('threshold=7')), gapOf(new URLSearchParams('gap=-1'))]).toEqual([0.25, 5])
  })

  it('saves filters and order under a name, not what is open at the moment', () => {
    expect(lasting(new URLSearchParams('photo=3&camera=gate&at=9&selected=1&sort=oldest&view=grid'))).toBe('camera=gate&sort=oldest')
    expect(withoutFilters(new URLSearchParams('camera=gate&has_note=true&sort=oldest')).toString()).toBe('sort=oldest')
  })
})
