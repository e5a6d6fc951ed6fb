import { afterEach, expect, it, vi } from 'vitest'
import type { TimelinePhoto, VerdictRequest } from '@/api/types'
import { aPhoto } from '../photoForTests'
import { GridModel } from '../timeline/gridModel'
import { GridScroller } from '../timeline/GridScroller'
import { GridSource } from '../timeline/GridSource'
import { ShownPhotos } from '../verdicts/shownPhotos'
import type { VerdictSender } from '../verdicts/VerdictSender'
import { ReviewSession } from './ReviewSession'

const metrics = { columns: 3, cellWidth: 104, cellHeight: 78, spacing: 8, titleHeight: 44, headerHeight: 32 }
const noKeys = { shiftKey: false, ctrlKey: false, metaKey: false }

/** A session over photos of one day, whose verdicts are noted instead of sent. */
function over(photos: TimelinePhoto[]) {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const model = new GridModel(metrics, 5)
  const shown = new ShownPhotos()
  const source = new GridSource({}, model, shown)
  source.setSections([{ key: '2026-05-01', photos: photos.length }], photos)
  const given: { request: VerdictRequest; after: readonly TimelinePhoto[] }[] = []
  const give: VerdictSender['give'] = (request, _before, after) => {
    given.push({ request, after })
    shown.change(after)
    return Promise.resolve(undefined)
  }
  const parts = { source, scroller: new GridScroller(model), shown, sender: () => ({ give }) as VerdictSender }
  const session = new ReviewSession(parts, { openId: null, focusId: 1, selection: new Set() })
  return { session, given }
}

const threePhotos = () => [aPhoto({ id: 1, verdict: 'missed' }), aPhoto({ id: 2, minute: 1 }), aPhoto({ id: 3, minute: 60 })]

afterEach(() => vi.unstubAllGlobals())

it('shows marked photos with the reason that it sends', () => {
  const { session, given } = over(threePhotos())
  session.judging.judgePhotos([1, 2], 'mark')
  expect(given.map(({ request }) => request.reason)).toEqual(['other'])
  expect([1, 2].map((id) => session.opening.photo(id)?.mark_reason)).toEqual(['other', 'other'])
})

it('takes the marks away when all of the photos are marked', () => {
  const { session, given } = over(threePhotos().map((photo) => ({ ...photo, marked: true, mark_reason: 'other' as const })))
  session.judging.judgePhotos([1, 2], 'mark')
  expect(given[0]?.request.verdict).toBe('unmark')
  expect(session.opening.photo(2)).toMatchObject({ marked: false, mark_reason: null })
})

it('judges the selection, clears it and goes to the next photo that nobody judged', () => {
  const { session, given } = over(threePhotos())
  session.choosing.toggle(1)
  session.choosing.press(2, noKeys)
  session.judging.judge('empty')
  expect(given[0]?.request.target).toEqual({ photos: [1, 2] })
  expect(session.state).toMatchObject({ selection: new Set(), focusId: 3 })
})

it('asks which animal it is before it gives that verdict', () => {
  const { session, given } = over(threePhotos())
  session.opening.open(3)
  session.judging.judge('wrong_animal')
  expect([session.state.asking, given]).toEqual([{ scope: 'photo' }, []])
  session.judging.judge('wrong_animal', 'photo', 'fox')
  expect(given[0]?.request).toMatchObject({ verdict: 'wrong_animal', class_name: 'fox', target: { photos: [3] } })
})

it('steps through the grid, and through the event where the grid does not hold the photo', () => {
  const { session } = over(threePhotos())
  session.opening.open(1)
  session.opening.step(1)
  expect(session.state.openId).toBe(2)
  session.opening.open(9)
  session.opening.setEvent([aPhoto({ id: 9 }), aPhoto({ id: 10 })])
  session.opening.step(1)
  expect(session.state.openId).toBe(10)
})
