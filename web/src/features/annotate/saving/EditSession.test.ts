import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/client'
import type { Annotation, AnnotationBox } from '@/api/types'
import { sceneIn, selectedBox } from '../scene/editor'
import type { Draft } from './drafts'
import { EditSession, type SessionStore } from './EditSession'

const at = (x_min: number, confidence = 0.1) => ({ class_name: 'deer', confidence, x_min, y_min: 0.2, x_max: x_min + 0.3, y_max: 0.8 })
const drawn = (x_min: number): AnnotationBox => ({ class_name: 'deer', x_min, y_min: 0.2, x_max: x_min + 0.1, y_max: 0.8, origin: 'drawn' })
const annotation = (boxes: AnnotationBox[], revision: number): Annotation => ({ photo_id: 1, boxes, is_empty: boxes.length === 0, revision, updated_at: '' })

class Server implements SessionStore {
  stored: Annotation | null = null
  kept: Draft | null = null
  load = () => Promise.resolve(this.stored)
  save = (boxes: AnnotationBox[], revision: number) => {
    if (revision !== (this.stored?.revision ?? 0)) return Promise.reject(new ApiError(409))
    this.stored = annotation(boxes, revision + 1)
    return Promise.resolve(this.stored)
  }
  remove = () => Promise.resolve()
  saved = () => {}
  told: number[] = []
  rejected = (boxes: { x_min: number }[]) => {
    this.told.push(...boxes.map((box) => box.x_min))
  }
  keep = (draft: Draft | null) => {
    this.kept = draft
  }
}

let server: Server
beforeEach(() => {
  vi.useFakeTimers()
  server = new Server()
})
afterEach(() => vi.useRealTimers())

const xOf = (session: EditSession) => sceneIn(session.snapshot().editor).boxes.map((box) => box.x_min)

it('takes the model’s best box at a click, its next ones at further clicks, and none after the last', () => {
  const session = new EditSession(null, server)
  session.look([at(0.3, 0.05), at(0.2, 0.1)])
  const point = { x: 0.4, y: 0.5 }
  expect(session.take(point, false, [], null)).toBe(true)
  expect(xOf(session)).toEqual([0.2])
  expect(selectedBox(session.snapshot().editor)?.origin).toBe('confirmed')
  expect(session.take(point, true, [], null)).toBe(true)
  expect(xOf(session)).toEqual([0.3])
  expect(session.take(point, true, [], null)).toBe(false)
  expect(xOf(session)).toEqual([])
})

it('takes a box back as a whole, and begins anew after any other edit', () => {
  const session = new EditSession(null, server)
  session.look([at(0.2, 0.1), at(0.3, 0.05)])
  session.take({ x: 0.4, y: 0.5 }, false, [], null)
  session.take({ x: 0.4, y: 0.5 }, true, [], null)
  session.untake()
  expect(xOf(session)).toEqual([])
  session.take({ x: 0.4, y: 0.5 }, false, [], null)
  session.edit({ type: 'select', key: null })
  expect(session.hasJustTaken()).toBe(false)
})

it('gives a box of an animal that is not in the list the animal in hand', () => {
  const session = new EditSession(null, server)
  session.look([{ ...at(0.2), class_name: 'cow' }])
  session.take({ x: 0.3, y: 0.5 }, false, ['deer'], 'deer')
  expect(session.stored()).toEqual([{ ...drawn(0.2), x_max: 0.5, origin: 'drawn' }])
})

it('proposes a model’s boxes once: those rejected stay away', () => {
  const session = new EditSession(null, server)
  session.propose('deer-v1', [at(0.1)], false)
  session.edit({ type: 'remove', key: 1 })
  session.propose('deer-v1', [at(0.1)], false)
  expect(xOf(session)).toEqual([])
  session.propose('deer-v2', [at(0.1)], false)
  expect(xOf(session)).toEqual([0.1])
})

it('tells once of what was rejected, when what was said instead is stored', async () => {
  const session = new EditSession(null, server)
  session.propose('deer-v1', [at(0.05), at(0.6)], false)
  session.edit({ type: 'remove', key: 2 })
  await vi.runAllTimersAsync()
  expect(server.told, 'the photo is not reviewed yet').toEqual([])
  session.edit({ type: 'accept', key: 1 })
  await vi.runAllTimersAsync()
  expect(server.told).toEqual([0.6])
  session.edit({ type: 'draw', box: drawn(0.45), className: 'deer' })
  await vi.runAllTimersAsync()
  expect(server.told).toEqual([0.6])
})

it('does not count as rejected what was taken back, was moved a little, or is on a photo confirmed empty', () => {
  const session = new EditSession(null, server)
  session.propose('deer-v1', [at(0.05), at(0.6)], false)
  session.edit({ type: 'remove', key: 2 })
  session.edit({ type: 'undo' })
  session.edit({ type: 'reshape', key: 1, box: at(0.1) })
  expect(session.rejected()).toEqual([])
  session.edit({ type: 'confirmEmpty' })
  expect(session.rejected()).toEqual([])
})

it('drops or renames what a verdict in review says of its proposals', () => {
  const session = new EditSession(null, server)
  const proposals = () => sceneIn(session.snapshot().editor).boxes.map(({ x_min, class_name }) => [x_min, class_name])
  session.propose('deer-v1', [at(0.1), at(0.5), at(0.65)], false)
  session.edit({ type: 'remove', key: 3 })
  session.propose('deer-v1', [{ ...at(0.1), class_name: 'sheep' }, at(0.65)], false)
  expect(proposals()).toEqual([[0.1, 'sheep']])
})

it('shows what somebody else stored when two have changed a photo, and puts both together', async () => {
  const session = new EditSession(null, server)
  server.stored = annotation([drawn(0.7)], 1)
  session.edit({ type: 'draw', box: drawn(0.1), className: 'deer' })
  await vi.runAllTimersAsync()
  const { save, theirs } = session.snapshot()
  expect(save.phase).toBe('conflict')
  expect(theirs?.boxes).toEqual([drawn(0.7)])
  expect(server.kept?.boxes).toEqual([drawn(0.1)])
  await session.keepBoth(theirs ?? null)
  expect(server.stored.boxes).toEqual([drawn(0.1), drawn(0.7)])
  expect(session.snapshot().save.phase).toBe('saved')
})

it('settles a conflict with its own lost answer by itself', async () => {
  const session = new EditSession(null, server)
  server.stored = annotation([drawn(0.1)], 1)
  session.edit({ type: 'draw', box: drawn(0.1), className: 'deer' })
  await vi.runAllTimersAsync()
  expect(session.snapshot().save.phase).toBe('saved')
  expect(server.kept).toBeNull()
})

it('goes on with work that an earlier page could not save', async () => {
  const session = new EditSession(null, server, { boxes: [drawn(0.4)], revision: 0, base: [] })
  expect(xOf(session)).toEqual([0.4])
  await vi.runAllTimersAsync()
  expect(server.stored?.boxes).toEqual([drawn(0.4)])
})

it('takes over what others saved only while nothing of its own is unsaved', () => {
  const session = new EditSession(null, server)
  session.refresh(annotation([drawn(0.5)], 3))
  expect(xOf(session)).toEqual([0.5])
  session.edit({ type: 'draw', box: drawn(0.1), className: 'deer' })
  session.refresh(annotation([], 4))
  expect(xOf(session)).toEqual([0.5, 0.1])
})

it('does not propose on a photo confirmed empty, unless asked', () => {
  const session = new EditSession(null, server)
  session.edit({ type: 'confirmEmpty' })
  session.propose('deer-v1', [at(0.1)], false)
  expect(xOf(session)).toEqual([])
  session.propose('deer-v2', [at(0.1)], true)
  expect(xOf(session)).toEqual([0.1])
})
