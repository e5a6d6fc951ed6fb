import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TimelineBox, TimelinePhoto } from '@/api/types'
import { aBox, aPhoto } from '../photoForTests'
import { givenTo, isReviewed, judged, judgedBoxes, markReasonOf, type GivenVerdict } from './verdictRules'

describe('a verdict', () => {
  it('marks photos from which the model can learn', () => {
    expect(judged(aPhoto({ id: 1 }), { verdict: 'false_alarm' })).toMatchObject({ verdict: 'false_alarm', marked: true, mark_reason: 'false_positive' })
    expect(judged(aPhoto({ id: 1 }), { verdict: 'wrong_animal', class_name: 'fox' })).toMatchObject({ verdict_class: 'fox', mark_reason: 'wrong_class' })
    expect(judged(aPhoto({ id: 1 }), { verdict: 'correct' })).toMatchObject({ verdict: 'correct', marked: false })
  })

  it('takes the mark away where one cannot tell', () => {
    expect(judged(aPhoto({ id: 1, marked: true, mark_reason: 'missed' }), { verdict: 'cannot_tell' })).toMatchObject({ marked: false, mark_reason: null })
  })

  it('of marking alone leaves the photo unreviewed', () => {
    expect(isReviewed(judged(aPhoto({ id: 1 }), { verdict: 'mark' }))).toBe(false)
    expect(isReviewed(judged(aPhoto({ id: 1 }), { verdict: 'empty' }))).toBe(true)
  })

  it('on a box leaves the other boxes alone', () => {
    const photo = aPhoto({ id: 1, boxes: [aBox(0.9), aBox(0.8, { id: 2 })] })
    expect(judgedBoxes(photo, [2], { verdict: 'false_alarm' }).boxes.map((box) => box.verdict)).toEqual([null, 'false_alarm'])
  })
})

describe('a mark', () => {
  it('has what was said of the photo as its reason, and none in particular where nothing was', () => {
    const [missed, other] = [aPhoto({ id: 1, verdict: 'missed' }), aPhoto({ id: 2 })]
    expect([markReasonOf([missed]), markReasonOf([other]), markReasonOf([missed, other])]).toEqual(['missed', 'other', 'other'])
    expect(judged(other, givenTo([other], 'mark', null)).mark_reason).toBe('other')
  })
})

interface Golden {
  before: Partial<TimelinePhoto>
  given: GivenVerdict
  after: Partial<TimelinePhoto>
  /** Where the verdict is on a box: what is kept of it there. */
  box_after?: Pick<TimelineBox, 'verdict' | 'verdict_class'>
}

describe('what is foreseen', () => {
  const cases = JSON.parse(readFileSync('../tests/golden/verdicts.json', 'utf8')) as Golden[]
  const name = ({ before, given }: Golden) => `${JSON.stringify(given)} after ${JSON.stringify(before)}`

  it.each(cases.filter((one) => !one.box_after).map((one) => [name(one), one] as const))('is what the server stores of %s', (_, { before, given, after }) => {
    expect(judged(aPhoto({ id: 1, ...before }), given)).toEqual(aPhoto({ id: 1, ...after }))
  })

  it.each(cases.filter((one) => one.box_after).map((one) => [name(one), one] as const))('is what the server stores of a box, %s', (_, { before, given, after, box_after }) => {
    const boxes = [aBox(0.9), aBox(0.8, { id: 2, verdict: 'correct' })]
    expect(judgedBoxes(aPhoto({ id: 1, ...before, boxes }), [2], given)).toEqual(aPhoto({ id: 1, ...after, boxes: [aBox(0.9), { ...aBox(0.8, { id: 2 }), ...box_after }] }))
  })
})
