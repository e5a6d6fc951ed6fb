import { afterEach, expect, it, vi } from 'vitest'
import { GridModel } from './gridModel'
import { GridScroller } from './GridScroller'

const metrics = { columns: 3, cellWidth: 104, cellHeight: 78, spacing: 8, titleHeight: 44, headerHeight: 32 }
const viewHeight = 600

afterEach(() => void vi.useRealTimers())

function scrolled(photos: number) {
  const model = new GridModel(metrics, 5)
  model.setSections(Array.from({ length: photos / 1000 }, (_, day) => ({ key: `day ${day}`, photos: 1000 })))
  const scroller = new GridScroller(model)
  const element = document.createElement('div')
  Object.defineProperty(element, 'clientHeight', { value: viewHeight })
  const tops: number[] = []
  scroller.attach(element, () => tops.push(scroller.top))
  const scrollBy = (pixels: number) => {
    element.scrollTop += pixels
    scroller.noteScroll()
  }
  return { model, scroller, element, tops, scrollBy }
}

it('lays a short grid out whole', () => {
  const { model, scroller, scrollBy } = scrolled(10_000)
  scrollBy(5000)
  expect([scroller.top, scroller.base, scroller.space]).toEqual([5000, 0, model.height])
})

it('walks through a million photos pixel by pixel though only a part is laid out', () => {
  const { model, scroller, element, scrollBy } = scrolled(1_000_000)
  expect(model.height).toBeGreaterThan(33_000_000)
  const step = 90_000
  for (let y = step; y < model.height - viewHeight; y += step) {
    scrollBy(step)
    expect(scroller.top).toBe(y)
    expect(element.scrollTop + viewHeight).toBeLessThanOrEqual(scroller.space)
  }
  while (scroller.top > step) scrollBy(-step)
  expect(scroller.base).toBe(0)
})

it('jumps to any share of a million photos, and tells of it also where the element itself does not move', () => {
  const { model, scroller, element, tops } = scrolled(1_000_000)
  scroller.scrollToShare(0.4)
  const within = element.scrollTop
  scroller.scrollToShare(0.6)
  expect(element.scrollTop).toBe(within)
  expect(tops).toEqual([0.4, 0.6].map((share) => share * (model.height - viewHeight)))
  scroller.scrollToShare(1)
  expect(scroller.top).toBe(model.height - viewHeight)
  expect(element.scrollTop + viewHeight).toBe(scroller.space)
})

it('keeps its place when a long grid becomes short', () => {
  const { model, scroller } = scrolled(1_000_000)
  scroller.scrollToBlock(model.blocks.length - 1)
  model.setSections(model.blocks.slice(-5).map(({ section, count }) => ({ key: section, photos: count })))
  scroller.keepPlace()
  expect(scroller.base).toBe(0)
})

it('lets pictures wait while the grid is scrolled fast, and not after a jump', () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  const { scroller, scrollBy } = scrolled(100_000)
  const scrollFor = (frames: number, pixels: number) => {
    for (let frame = 0; frame < frames; frame++) {
      vi.advanceTimersByTime(16)
      scrollBy(pixels)
    }
  }
  scrollFor(10, 20)
  expect(scroller.isPassing()).toBe(false)
  scrollFor(10, 80)
  expect(scroller.isPassing()).toBe(true)
  scrollFor(10, 20)
  expect(scroller.isPassing()).toBe(false)
  scrollFor(10, 80)
  vi.advanceTimersByTime(200)
  expect(scroller.isPassing()).toBe(false)
  scroller.scrollToShare(0.5)
  vi.advanceTimersByTime(16)
  scroller.noteScroll()
  expect(scroller.isPassing()).toBe(false)
})
