import { expect, it } from 'vitest'
import { annotateAddress } from './annotateAddress'

it('takes the filters and the order along', () => {
  expect(annotateAddress(7, { camera: 'by the pond', reviewed: false, sort: 'uncertain' }, false)).toBe(
    '/annotate?from=review&camera=by+the+pond&reviewed=false&sort=uncertain&photo=7',
  )
  expect(annotateAddress(7, {}, false)).toBe('/annotate?from=review&photo=7')
})

it('goes through the event alone while the whole event is judged', () => {
  expect(annotateAddress(7, { camera: 'pond' }, true)).toBe('/annotate?from=event&photo=7')
})
