import { expect, it, vi } from 'vitest'
import { batchesOf, UploadQueue, type Send } from './uploadQueue'

const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name)
const files = (count: number) => Array.from({ length: count }, (_, index) => file(`${index}.jpg`))

const acceptAll: Send = (sent) =>
  Promise.resolve({ added: sent.length, duplicates: 0, refused: 0, files: sent.map(({ name }) => ({ filename: name, status: 'added' })) })

const finished = (queue: UploadQueue) => vi.waitFor(() => expect(queue.snapshot().finishedAt).not.toBeNull())

it('keeps batches small in number and in bytes', () => {
  expect(batchesOf(files(14)).map((batch) => batch.length)).toEqual([6, 6, 2])
  const large = file('large.jpg', 30 * 1024 * 1024)
  expect(batchesOf([file('a'), large, file('b')]).map((batch) => batch.length)).toEqual([1, 1, 1])
})

it('counts what became of each file', async () => {
  const queue = new UploadQueue(acceptAll)
  queue.add(files(20), 'yard')
  await finished(queue)
  expect(queue.snapshot()).toMatchObject({ total: 20, done: 20, added: 20, refused: 0 })
})

it('counts the photos that do not tell when they were taken', async () => {
  const queue = new UploadQueue(async (sent, camera) => {
    const answer = await acceptAll(sent, camera)
    return { ...answer, files: answer.files.map((one, index) => (index === 0 ? { ...one, time_unknown: true } : one)) }
  })
  queue.add(files(14), 'yard')
  await finished(queue)
  expect(queue.snapshot()).toMatchObject({ added: 14, untimed: 3 })
})

it('reports the files of a failed request as refused, with its reason, and goes on', async () => {
  const queue = new UploadQueue((sent, camera) =>
    sent.some((one) => one.name === '0.jpg') ? Promise.reject(new Error('The disk is full.')) : acceptAll(sent, camera),
  )
  queue.add(files(8), 'yard')
  await finished(queue)
  expect(queue.snapshot()).toMatchObject({ done: 8, added: 2, refused: 6 })
  expect(queue.snapshot().outcomes.find((one) => one.filename === '0.jpg')?.reason).toBe('The disk is full.')
})

it('sends nothing more after it is stopped', async () => {
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  const queue = new UploadQueue(async (sent, camera) => {
    await gate
    return acceptAll(sent, camera)
  })
  queue.add(files(60), 'yard')
  queue.stop()
  release()
  await finished(queue)
  expect(queue.snapshot()).toMatchObject({ total: 12, done: 12 })
})
