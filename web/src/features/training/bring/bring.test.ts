import { expect, test, vi } from 'vitest'
import type { FoundFile } from '@/lib/droppedFiles'
import { Bringing, type Order } from './Bringing'
import { readFolder } from './folder'
import { heldOut } from './holdOut'
import { readLabels, renumbered } from './labelText'
import { nameFrom, numbersIn, offerOf, planOf } from './plan'
import { uploadNames } from './uploadNames'

const file = (path: string, text = '') => ({ path, file: { name: path.split('/').at(-1), size: text.length, text: () => Promise.resolve(text) } as File })
const box = (classId: number) => `${classId} 0.5 0.5 0.2 0.2\n`
const read = (...files: FoundFile[]) => readFolder(files, () => undefined)
const photos = async (...paths: string[]) =>
  (await read(...paths.flatMap((path) => [file(path), file(path.replace('.jpg', '.txt'), box(0))]))).photos

test.each([
  ['images/train', 'labels/train', 'images/val', 'labels/val'],
  ['train/images', 'train/labels', 'valid/images', 'valid/labels'],
  ['train', 'train', 'val', 'val'],
])('photos and labels of a dataset with %s and %s find each other', async (trainImages, trainLabels, valImages, valLabels) => {
  const folder = await read(
    file(`deer/${trainImages}/1.jpg`), file(`deer/${trainLabels}/1.txt`, box(0) + box(1)),
    file(`deer/${trainImages}/2.JPG`), file(`deer/${trainLabels}/2.txt`),
    file(`deer/${valImages}/1.jpg`), file(`deer/${valLabels}/1.txt`, box(1)),
    file('deer/data.yaml', 'names: [deer, fox]'), file('deer/README.txt', 'photos of a yard'),
  )
  expect(folder).toMatchObject({ name: 'deer', unlabelled: [], orphans: [], classNames: ['deer', 'fox'] })
  const { counts, classCount } = planOf(folder, null)
  expect(classCount).toBe(2)
  expect(counts.train).toMatchObject({ photos: 2, empty: 1, boxes: 2, classes: [1, 1] })
  expect(counts.val).toMatchObject({ photos: 1, empty: 0, boxes: 1 })
  expect(offerOf(folder)).toBeNull()
})

test('a photo without a label file is left out instead of taken for empty, and so is a label without a photo', async () => {
  const folder = await read(file('a/images/1.jpg'), file('a/images/2.jpg'), file('a/labels/2.txt', box(0)), file('a/labels/3.txt', box(0)))
  expect(folder.photos.map(({ path }) => path)).toEqual(['a/images/2.jpg'])
  expect(folder).toMatchObject({ unlabelled: ['a/images/1.jpg'], orphans: ['a/labels/3.txt'] })
})

test('a label line that is no box is pointed at', () => {
  expect(readLabels(`${box(1)}\n${box(0)}`)).toEqual({ classes: [1, 0], faultyLine: null })
  expect(readLabels(`${box(1)}deer 0.5 0.5 0.2 0.2`)).toEqual({ classes: [1], faultyLine: 2 })
  expect(readLabels('0 0.5 0.5 1.2 0.2').faultyLine).toBe(1)
})

test('where nothing measures, every fifth photo can be held out, and only of what is learned from', async () => {
  const folder = await read(...Array.from({ length: 10 }, (_, index) => [file(`train/${index}.jpg`), file(`train/${index}.txt`, box(0))]).flat())
  const held = offerOf(folder)
  expect(planOf(folder, held).photos.val.map(({ path }) => path)).toEqual(['train/4.jpg', 'train/9.jpg'])
  expect(planOf(folder, null).counts.val.photos).toBe(0)
})

test('where names tell the time, bursts are held out as a whole, each camera for itself', async () => {
  const burst = (camera: string, hour: number) => [0, 1, 2].map((second) => `${camera}_20260501_0${hour}000${second}.jpg`)
  const all = await photos(...[1, 2, 3, 4].flatMap((hour) => burst('creek', hour)), ...burst('pond', 4))
  const { photos: held, byBursts } = heldOut(all)
  expect(byBursts).toBe(true)
  expect([...held].map(({ path }) => path).sort()).toEqual(burst('pond', 4))
})

test('of a few photos one is held out, and of a single one none', async () => {
  expect(heldOut(await photos('1.jpg', '2.jpg', '3.jpg')).photos.size).toBe(1)
  expect(heldOut(await photos('1.jpg')).photos.size).toBe(0)
})

test('photos of one name in several folders keep their own labels on the server', async () => {
  const names = uploadNames(await photos('a/1.jpg', 'b/1.jpg', 'b/2.jpg'))
  expect([...names.values()]).toEqual(['1.jpg', 'b_1.jpg', '2.jpg'])
})

test('class numbers follow the dataset that photos are brought into', () => {
  expect(numbersIn(['fox', 'deer'], ['deer', 'fox'])).toEqual([1, 0])
  expect(numbersIn(['fox'], ['deer'])).toBeNull()
  expect(renumbered(`${box(0)}${box(1)}`, [1, 0])).toBe(`${box(1)}${box(0)}`)
})

test('a folder suggests a name that the server takes', () => {
  expect(nameFrom('Deer_dataset')).toBe('deer')
  expect(nameFrom('My Yard (2026)')).toBe('my-yard-2026')
})

async function order(count: number): Promise<Order> {
  const train = await photos(...Array.from({ length: count }, (_, index) => `${index}.jpg`))
  return { dataset: 'deer', newClasses: ['deer'], photos: { train, val: [], test: [] }, numbers: [0] }
}

test('refused photos are told with their reasons, beside what was added and what was there', async () => {
  const send = vi.fn((_dataset: string, _split: string, items: { filename: string }[]) =>
    Promise.resolve({ added: 0, refused: 0, files: items.map(({ filename }, index) => ({ filename, status: (['added', 'duplicate', 'refused'] as const)[index], reason: 'damaged' })) }))
  const bringing = new Bringing({ create: () => Promise.resolve(), send: send as never })
  const onEnd = vi.fn()
  await bringing.start(await order(3), onEnd)
  expect(bringing.snapshot()).toMatchObject({ phase: 'done', done: 3, added: 1, duplicates: 1, refused: [{ path: '2.jpg', reason: 'damaged' }] })
  expect(onEnd).toHaveBeenCalledOnce()
})

test('cancelled, it sends no further batch and keeps what has arrived', async () => {
  const bringing = new Bringing({
    create: () => Promise.resolve(),
    send: (_dataset, _split, items) => {
      bringing.cancel()
      return Promise.resolve({ added: items.length, refused: 0, files: items.map(({ filename }) => ({ filename, status: 'added' as const })) })
    },
  })
  await bringing.start(await order(30), () => undefined)
  expect(bringing.snapshot()).toMatchObject({ phase: 'cancelled', total: 30, done: 12, added: 12 })
})
