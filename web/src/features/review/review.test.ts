import { describe, expect, it } from 'vitest'
import { texts } from '@/lib/texts'
import { boxesFrom, classesFrom, photosChanged, photosWithBoxes } from './filters/boxes'
import { aBox, aPhoto } from './photoForTests'
import { gapOf, isFiltered, isReversed, lasting, queryOf, selectionOf, thresholdOf, withChanges, withoutFilters } from './reviewAddress'
import { decodeSelection, encodeSelection, toggled, toggledAll } from './selection'
import { ShownPhotos } from './verdicts/shownPhotos'
import { isReviewed, judged, judgedBoxes, markReasonOf } from './verdicts/verdicts'
import { besideVerdict } from './verdicts/VerdictSender'

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

describe('the threshold', () => {
  const photo = aPhoto({ id: 1, boxes: [aBox(0.8), aBox(0.3, { id: 2, class_name: 'fox' }), aBox(0.1, { id: 3 })] })

  it('shows boxes from itself up', () => {
    expect(boxesFrom(photo, 0.3).map((box) => box.id)).toEqual([1, 2])
    expect(classesFrom(photo, 0.05)).toEqual(['deer', 'fox'])
  })

  it('counts the photos that begin or cease to show a box', () => {
    const bins = Array.from({ length: 101 }, () => 0)
    bins[10] = 4
    bins[29] = 3
    bins[90] = 2
    expect(photosWithBoxes(bins, 0.29)).toBe(5)
    expect(photosChanged(bins, 0.25, 0.1)).toBe(4)
    expect(photosChanged(bins, 0.25, 0.57)).toBe(-3)
  })
})

describe('a verdict', () => {
  it('marks photos from which the model can learn', () => {
    expect(judged(aPhoto({ id: 1 }), 'false_alarm', null)).toMatchObject({ verdict: 'false_alarm', marked: true, mark_reason: 'false_positive' })
    expect(judged(aPhoto({ id: 1 }), 'wrong_animal', 'fox')).toMatchObject({ verdict_class: 'fox', mark_reason: 'wrong_class' })
    expect(judged(aPhoto({ id: 1 }), 'correct', null)).toMatchObject({ verdict: 'correct', marked: false })
  })

  it('takes the mark away where one cannot tell', () => {
    expect(judged(aPhoto({ id: 1, marked: true, mark_reason: 'missed' }), 'cannot_tell', null)).toMatchObject({ marked: false, mark_reason: null })
  })

  it('of marking alone leaves the photo unreviewed', () => {
    expect(isReviewed(judged(aPhoto({ id: 1 }), 'mark', null))).toBe(false)
    expect(isReviewed(judged(aPhoto({ id: 1 }), 'empty', null))).toBe(true)
  })

  it('on a box leaves the other boxes alone', () => {
    const photo = aPhoto({ id: 1, boxes: [aBox(0.9), aBox(0.8, { id: 2 })] })
    expect(judgedBoxes(photo, [2], 'false_alarm', null).boxes.map((box) => box.verdict)).toEqual([null, 'false_alarm'])
  })
})

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

describe('a mark', () => {
  it('has what was said of the photo as its reason, and none in particular where nothing was', () => {
    const [missed, other] = [aPhoto({ id: 1, verdict: 'missed' }), aPhoto({ id: 2 })]
    expect([markReasonOf([missed]), markReasonOf([other]), markReasonOf([missed, other])]).toEqual(['missed', 'other', 'other'])
    expect(judged(other, 'mark', null).mark_reason).toBe('other')
  })
})

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
