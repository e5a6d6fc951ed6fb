import { afterEach, expect, it, vi } from 'vitest'
import { aPhoto } from '../photoForTests'
import { ShownPhotos } from '../verdicts/shownPhotos'
import { GridModel } from './gridModel'
import { GridSource } from './GridSource'

const metrics = { columns: 3, cellWidth: 104, cellHeight: 78, spacing: 8, titleHeight: 44, headerHeight: 32 }

/** A grid of two days whose photos come when the test says so. */
function twoDays() {
  const waiting: { day: string; answer: () => void; fail: () => void }[] = []
  vi.stubGlobal('fetch', (request: Request) =>
    new Promise<Response>((resolve, reject) => {
      const day = new URL(request.url).pathname.split('/').at(-1) ?? ''
      request.signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
      waiting.push({ day, answer: () => resolve(Response.json([aPhoto({ id: Number(day.at(-1)) })])), fail: () => reject(new TypeError('no connection')) })
    }),
  )
  const model = new GridModel(metrics, 5)
  const source = new GridSource({}, model, new ShownPhotos())
  source.setSections([{ key: '2026-05-01', photos: 1 }, { key: '2026-05-02', photos: 1 }])
  return { source, model, waiting }
}

afterEach(() => vi.unstubAllGlobals())

it('asks again for a block that is wanted again right after it was given up', async () => {
  const { source, model, waiting } = twoDays()
  source.want([0])
  source.want([1])
  source.want([0])
  waiting.at(-1)?.answer()
  await source.load(0)
  expect(waiting.map(({ day }) => day)).toEqual(['2026-05-01', '2026-05-02', '2026-05-01'])
  expect([model.isLoaded(0), model.isLoaded(1)]).toEqual([true, false])
  expect(source.failure).toBeNull()
})

it('tells who waits for a block that it was given up, without a failure', async () => {
  const { source, model } = twoDays()
  const done = source.load(0)
  source.want([1])
  await done
  expect([model.isLoaded(0), source.failure]).toEqual([false, null])
})

it('says what went wrong, until it is asked again', async () => {
  const { source, model, waiting } = twoDays()
  source.want([0])
  const failed = new Promise<void>((resolve) => source.subscribe(resolve))
  waiting[0]?.fail()
  await failed
  expect(source.failure?.message).toMatch(/server/)
  source.retry()
  waiting[1]?.answer()
  await source.load(0)
  expect([source.failure, model.isLoaded(0)]).toEqual([null, true])
})

it('does not ask for the first block when its photos came along', async () => {
  const { source, model, waiting } = twoDays()
  source.setSections([{ key: '2026-05-01', photos: 1 }, { key: '2026-05-02', photos: 1 }], [aPhoto({ id: 1 })])
  expect(model.isLoaded(0)).toBe(true)
  source.want([0, 1])
  expect(waiting.map(({ day }) => day)).toEqual(['2026-05-02'])
})
