import { describe, expect, it } from 'vitest'
import { formatDateTime } from '@/lib/format'
import { aPhoto } from '../photoForTests'
import { blocksOf, type Block } from './blocks'
import { eventsOf, spanOf } from './grouping'
import { estimatedHeight, layoutBlock, metricsFor } from './layout'
import { spanHere } from './time'

const block = (count: number, offset = 0): Block => ({ id: 'day:0', section: 'day', offset, count })
const metrics = { columns: 4, cellWidth: 100, cellHeight: 75, spacing: 5, titleHeight: 40, headerHeight: 20 }
const burst = (from: number, count: number, minute: number, camera = 'gate') =>
  Array.from({ length: count }, (_, index) => aPhoto({ id: from + index, camera, minute: minute + index * 0.1 }))

describe('eventsOf', () => {
  it('ends an event at a gap as long as the limit and begins another at the next photo', () => {
    const photos = [aPhoto({ id: 1, minute: 0 }), aPhoto({ id: 2, minute: 4.9 }), aPhoto({ id: 3, minute: 9.9 })]
    expect(eventsOf(photos, 5).map((event) => event.photos.map((photo) => photo.id))).toEqual([[1, 2], [3]])
  })

  it('keeps cameras apart that take photos in turns', () => {
    const photos = ['a', 'b', 'a', 'b'].map((camera, index) => aPhoto({ id: index, camera, minute: index }))
    expect(eventsOf(photos, 5).map((event) => [event.camera, event.photos.length])).toEqual([['a', 2], ['b', 2]])
  })

  it('groups the newest first as well, and tells the span in the order of time', () => {
    const [event] = eventsOf([aPhoto({ id: 1, minute: 3 }), aPhoto({ id: 2, minute: 1 })], 5)
    const span = event && spanOf(event)
    expect([span?.first.id, span?.last.id]).toEqual([2, 1])
  })

  it('tells the span in the viewer’s zone only where the camera’s clock shows another', () => {
    const here = -new Date(aPhoto({ id: 1 }).captured_at).getTimezoneOffset()
    const spanOfCamera = (ahead: number) =>
      eventsOf([aPhoto({ id: 1, utc_offset_minutes: ahead })], 5).map((event) => spanHere(event))
    expect(spanOfCamera(here)).toEqual([undefined])
    expect(spanOfCamera(here + 90)).toEqual([formatDateTime(aPhoto({ id: 1 }).captured_at)])
  })
})

describe('blocksOf', () => {
  it('cuts a long section into parts that can be fetched alone', () => {
    const blocks = blocksOf([{ key: '2026-05-02', photos: 450 }, { key: '2026-05-01', photos: 3 }])
    expect(blocks.map(({ id, count }) => [id, count])).toEqual([
      ['2026-05-02:0', 200], ['2026-05-02:200', 200], ['2026-05-02:400', 50], ['2026-05-01:0', 3],
    ])
  })
})

describe('layoutBlock', () => {
  it('puts short events side by side and gives a long one rows of its own', () => {
    const events = eventsOf([...burst(1, 2, 0), ...burst(3, 2, 60), ...burst(5, 6, 120)], 5)
    const { rows } = layoutBlock(block(10), events, metrics)
    expect(rows.map((row) => row.segments.map((segment) => [segment.column, segment.photos.length]))).toEqual([
      [[0, 2], [2, 2]], [[0, 4]], [[0, 2]],
    ])
    expect(rows.map((row) => row.header)).toEqual([20, 20, 0])
  })

  it('never puts an event beside the last row of a longer one, whose header would be in its way', () => {
    const events = eventsOf([...burst(1, 5, 0), ...burst(6, 1, 60)], 5)
    expect(layoutBlock(block(6), events, metrics).rows).toHaveLength(3)
  })

  it('stacks its rows without holes below the title of its section', () => {
    const { rows, height } = layoutBlock(block(6), eventsOf(burst(1, 6, 0), 5), metrics)
    expect(rows.map((row) => row.top)).toEqual([40, 140])
    expect(height).toBe(220)
  })

  it('leaves out the title in the later parts of a section', () => {
    expect(layoutBlock(block(1, 200), eventsOf(burst(1, 1, 0), 5), metrics).rows[0]?.top).toBe(0)
  })
})

it('estimates about the height that the photos then have', () => {
  const photos = Array.from({ length: 200 }, (_, index) => aPhoto({ id: index, minute: Math.floor(index / 3) * 20 }))
  const real = layoutBlock(block(200), eventsOf(photos, 5), metrics).height
  const estimated = estimatedHeight(block(200), metrics)
  expect(estimated / real).toBeGreaterThan(0.7)
  expect(estimated / real).toBeLessThan(1.4)
})

it('fits as many columns as the width allows, and at least two', () => {
  expect(metricsFor(1200, true).columns).toBe(6)
  expect(metricsFor(340, true).columns).toBe(3)
  expect(metricsFor(120, true).columns).toBe(2)
  const { columns, cellWidth, spacing } = metricsFor(777, true)
  expect(columns * cellWidth + (columns - 1) * spacing).toBeLessThanOrEqual(777)
})
