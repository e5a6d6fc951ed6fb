import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/client'
import type { AnnotationBox } from '@/api/types'
import { AnnotationSaver, type AnnotationStore } from './AnnotationSaver'
import type { Draft } from './drafts'

const box = (x_min: number): AnnotationBox => ({ class_name: 'deer', x_min, y_min: 0, x_max: 1, y_max: 1, origin: 'drawn' })

/** Keeps annotations as the server does: a save from an old revision is refused. */
class MemoryStore implements AnnotationStore {
  boxes: AnnotationBox[] | null = null
  revision = 0
  saves = 0
  failures: number[] = []

  save = (boxes: AnnotationBox[], revision: number) => {
    this.saves++
    const failure = this.failures.shift()
    if (failure !== undefined) return Promise.reject(new ApiError(failure))
    if (revision !== this.revision) return Promise.reject(new ApiError(409))
    this.boxes = boxes
    this.revision++
    return Promise.resolve({ photo_id: 1, boxes, is_empty: boxes.length === 0, revision: this.revision, updated_at: '' })
  }
  remove = () => {
    this.boxes = null
    this.revision = 0
    return Promise.resolve()
  }
  saved = () => {}
  kept: Draft | null = null
  keep = (draft: Draft | null) => {
    this.kept = draft
  }
}

let store: MemoryStore
let saver: AnnotationSaver

beforeEach(() => {
  vi.useFakeTimers()
  store = new MemoryStore()
  saver = new AnnotationSaver({ revision: 0, boxes: [] }, store, () => {})
})
afterEach(() => vi.useRealTimers())

it('saves once for edits in quick succession, the last one', async () => {
  for (const x of [0.1, 0.2, 0.3]) saver.schedule([box(x)])
  expect(saver.snapshot().phase).toBe('unsaved')
  await vi.runAllTimersAsync()
  expect(saver.snapshot().phase).toBe('saved')
  expect(store.saves).toBe(1)
  expect(store.boxes).toEqual([box(0.3)])
})

it('saves an edit made while another is being saved', async () => {
  saver.schedule([box(0.1)])
  const first = saver.flush()
  saver.schedule([box(0.2)])
  await first
  await vi.runAllTimersAsync()
  expect(store.boxes).toEqual([box(0.2)])
  expect(saver.isUnsaved()).toBe(false)
})

it('tries again after the connection was lost', async () => {
  store.failures = [0, 503]
  saver.schedule([box(0.1)])
  await saver.flush()
  expect(saver.snapshot().phase).toBe('offline')
  expect(saver.isUnsaved()).toBe(true)
  await vi.runAllTimersAsync()
  expect(saver.snapshot().phase).toBe('saved')
})

it('does not repeat what the server refuses', async () => {
  store.failures = [422]
  saver.schedule([box(0.1)])
  await vi.runAllTimersAsync()
  expect(saver.snapshot().phase).toBe('failed')
  expect(store.saves).toBe(1)
})

it('stops at a conflict, keeps the work, and overwrites when told to', async () => {
  store.revision = 4
  saver.schedule([box(0.1)])
  await vi.runAllTimersAsync()
  expect(saver.snapshot().phase).toBe('conflict')
  saver.schedule([box(0.2)])
  await vi.runAllTimersAsync()
  expect(store.boxes).toBeNull()
  await saver.overwrite({ revision: 4, boxes: [] })
  expect(store.boxes).toEqual([box(0.2)])
  expect(saver.snapshot().phase).toBe('saved')
})

it('makes the photo unreviewed when nothing is decided any more', async () => {
  saver.schedule([box(0.1)])
  await saver.flush()
  saver.schedule(null)
  await saver.flush()
  expect(store.boxes).toBeNull()
  expect(saver.snapshot().phase).toBe('idle')
})

it('keeps on the device what is not saved, with what it began from, until it is', async () => {
  saver.schedule([box(0.1)])
  expect(store.kept).toEqual({ boxes: [box(0.1)], revision: 0, base: [] })
  await saver.flush()
  expect(store.kept).toBeNull()
  store.failures = [0]
  saver.schedule([box(0.2)])
  await saver.flush()
  expect(store.kept).toEqual({ boxes: [box(0.2)], revision: 1, base: [box(0.1)] })
  saver.giveUp()
  expect(store.kept).toBeNull()
})

it('goes on saving from the revision a conflict was settled with', async () => {
  store.revision = 4
  saver.schedule([box(0.1)])
  await saver.flush()
  saver.settle({ revision: 4, boxes: [box(0.1)] })
  expect(saver.snapshot().phase).toBe('saved')
  saver.schedule([box(0.3)])
  await saver.flush()
  expect(store.boxes).toEqual([box(0.3)])
})
