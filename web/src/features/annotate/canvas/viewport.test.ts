import { expect, it, vi } from 'vitest'
import { toPhoto, Viewport } from './view'

const opened = () => {
  const viewport = new Viewport({ width: 6000, height: 4000 })
  viewport.resize({ width: 624, height: 424 })
  return viewport
}

it('shows the whole photo until somebody zooms, and again when asked', () => {
  const viewport = opened()
  expect(viewport.view().scale).toBeCloseTo(0.1)
  viewport.zoom(3)
  viewport.pan(5, 5)
  expect(viewport.view().scale).toBeCloseTo(0.3)
  viewport.fit()
  expect(viewport.view()).toEqual(opened().view())
})

it('shows one pixel of the photo on one of the screen, around the middle', () => {
  const viewport = opened()
  viewport.fullSize()
  expect(viewport.view().scale).toBe(1)
  const middle = toPhoto(viewport.view(), viewport.photo, { x: 312, y: 212 })
  expect(middle.x).toBeCloseTo(0.5)
  expect(middle.y).toBeCloseTo(0.5)
})

it('tells of each change', () => {
  const viewport = opened()
  const heard = vi.fn()
  const stop = viewport.subscribe(heard)
  viewport.zoom(2)
  viewport.pan(1, 1)
  stop()
  viewport.fit()
  expect(heard).toHaveBeenCalledTimes(2)
})
