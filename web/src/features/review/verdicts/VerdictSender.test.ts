import { describe, expect, it } from 'vitest'
import { texts } from '@/lib/texts'
import { aPhoto } from '../photoForTests'
import { besideVerdict } from './VerdictSender'

describe('the notice of a verdict', () => {
  const before = [aPhoto({ id: 1 }), aPhoto({ id: 2, marked: true })]
  const after = before.map((photo) => ({ ...photo, marked: true, annotated: true, annotated_empty: true }))

  it('says what the verdict did beside what it says', () => {
    expect(texts.review.also('2 photos: false alarm', besideVerdict('false_alarm', before, after))).toBe(
      '2 photos: false alarm. Also marked for retraining (1 photo) and saved as confirmed empty.',
    )
    expect(texts.review.also('1 photo: missed', besideVerdict('missed', before.slice(0, 1), after.slice(0, 1).map((photo) => ({ ...photo, annotated_empty: false }))))).toBe(
      '1 photo: missed. Also marked for retraining.',
    )
  })

  it('says no more where it did no more', () => {
    expect(texts.review.also('2 photos: correct', besideVerdict('correct', before, before))).toBe('2 photos: correct')
    expect(besideVerdict('mark', before, after).marked).toBe(0)
  })
})
