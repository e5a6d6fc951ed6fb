import { describe, expect, it } from 'vitest'
import type { Comparison, Model } from '@/api/types'
import { comparedWith, deployedBefore, forgottenBy, unknownTo } from './versions'

const version = (name: string, state: Model['state'], deployedAt: string | null, classes = ['deer']) =>
  ({ name, state, deployed_at: deployedAt && `2026-05-0${deployedAt}T08:00:00Z`, classes }) as Model

const base = version('base', 'retired', '2', ['person', 'bird', 'sheep', 'giraffe', 'toaster'])
const first = version('first', 'retired', '1')
const second = version('second', 'deployed', '3', ['deer', 'sheep'])
const third = version('third', 'candidate', null)

describe('versions', () => {
  it('go back to the one that was deployed last before', () => {
    expect(deployedBefore([second, first, base])).toBe(base)
    expect(deployedBefore([second, third])).toBeUndefined()
  })

  it('are compared with what could replace them, else with what they replaced', () => {
    expect(comparedWith([third, second, first, base], second)).toBe(third)
    expect(comparedWith([second, third, first, base], second)).toBe(base)
    expect(comparedWith([second, third], second)).toBe(third)
    expect(comparedWith([second], second)).toBeUndefined()
  })

  it('forget animals, of which furniture is none', () => {
    expect(forgottenBy(second, base)).toEqual(['bird', 'giraffe'])
    expect(forgottenBy(base, second)).toEqual(['deer'])
  })

  it('do not know some of what is on the photos that they are compared on', () => {
    const compared = { photos: [{ truth: [{ class_name: 'deer' }, { class_name: 'bird' }] }], animals: [{ class_name: 'fox' }] }
    expect(unknownTo(base, compared as Comparison)).toEqual(['deer', 'fox'])
    expect(unknownTo(second, compared as Comparison)).toEqual(['bird', 'fox'])
  })
})
