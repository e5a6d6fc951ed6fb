import { expect, it } from 'vitest'
import { fitView, toPhoto, toScreen, zoomedView } from './view'

const photo = { width: 400, height: 200 }
const fit = fitView({ width: 424, height: 424 }, photo)

it('shows the whole photo centred', () => {
  expect(fit).toEqual({ scale: 1, x: 12, y: 112 })
})

it('keeps the point under the pointer while zooming', () => {
  const at = { x: 300, y: 150 }
  const zoomed = zoomedView(fit, at, 2.5, fit)
  expect(toPhoto(zoomed, photo, at).x).toBeCloseTo(toPhoto(fit, photo, at).x)
  expect(toPhoto(zoomed, photo, at).y).toBeCloseTo(toPhoto(fit, photo, at).y)
})

it('never shows less than the whole photo', () => {
  expect(zoomedView(fit, { x: 0, y: 0 }, 0.1, fit)).toEqual(fit)
})

it('maps boxes to the screen and points back', () => {
  const frame = toScreen(fit, photo, { x_min: 0.25, y_min: 0.5, x_max: 0.5, y_max: 1 })
  expect(frame).toEqual({ x: 112, y: 212, width: 100, height: 100 })
  expect(toPhoto(fit, photo, frame)).toEqual({ x: 0.25, y: 0.5 })
})
