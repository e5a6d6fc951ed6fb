import type { FoundFile } from '@/lib/droppedFiles'
import { looksLikePhoto } from '@/lib/droppedFiles'
import { namesInList, namesInYaml } from './classNames'
import { readLabels, type LabelContent } from './labelText'

export const splits = ['train', 'val', 'test'] as const
export type Split = (typeof splits)[number]

export interface LabelledPhoto extends LabelContent {
  path: string
  photo: File
  labelText: string
  split: Split
}

/** A YOLO dataset as it lies in a folder: photos with labels, and what is left out. */
export interface Folder {
  /** What was dropped or chosen, when it is one folder. */
  name: string
  photos: LabelledPhoto[]
  /** Photos without a label file; they are unreviewed, not empty. */
  unlabelled: string[]
  /** Label files without a photo. */
  orphans: string[]
  /** In the order of their numbers; null when no file says them. */
  classNames: string[] | null
}

const splitNames: Partial<Record<string, Split>> = {
  train: 'train', training: 'train', val: 'val', valid: 'val', validation: 'val', test: 'test', testing: 'test',
}
const kinds = new Set(['images', 'labels'])
const notLabels = /^(classes|readme.*|train|val|valid|test|notes|license)\.txt$/i
const readAtOnce = 16

const foldersOf = (path: string) => path.toLowerCase().split('/').slice(0, -1)
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** "deer/images/train/1.jpg" and "deer/labels/train/1.txt" have the same. */
const keyOf = (path: string) =>
  [...foldersOf(path).filter((folder) => !kinds.has(folder)), nameOf(path).replace(/\.[^.]+$/, '')].join('/')

/** Photos of a folder that names no split are learned from. */
function splitOf(path: string): Split {
  const named = foldersOf(path).reverse().find((folder) => splitNames[folder] !== undefined)
  return named ? (splitNames[named] ?? 'train') : 'train'
}

/** Reads the labels of what was dropped or chosen; the photos themselves are not opened. */
export async function readFolder(files: readonly FoundFile[], onProgress: (done: number, total: number) => void): Promise<Folder> {
  const labels = new Map(files.filter(({ path }) => isLabel(path)).map((found) => [keyOf(found.path), found]))
  const images = files.filter(({ path }) => looksLikePhoto(nameOf(path)))
  const pairs = images.flatMap((image) => {
    const label = labels.get(keyOf(image.path))
    return label ? [{ image, label }] : []
  })
  const keys = new Set(images.map(({ path }) => keyOf(path)))
  const photos = await inTurn(pairs, async ({ image, label }) => labelled(image, await label.file.text()), onProgress)
  return {
    name: commonFolder(files),
    photos,
    unlabelled: images.filter(({ path }) => !labels.has(keyOf(path))).map(({ path }) => path),
    orphans: [...labels].filter(([key]) => !keys.has(key)).map(([, { path }]) => path),
    classNames: await namesAmong(files),
  }
}

const isLabel = (path: string) => /\.txt$/i.test(path) && !nameOf(path).startsWith('.') && !notLabels.test(nameOf(path))

const labelled = ({ path, file }: FoundFile, labelText: string): LabelledPhoto => ({
  path, photo: file, labelText, split: splitOf(path), ...readLabels(labelText),
})

async function inTurn<From, To>(all: readonly From[], read: (one: From) => Promise<To>, onProgress: (done: number, total: number) => void) {
  const done: To[] = []
  while (done.length < all.length) {
    done.push(...(await Promise.all(all.slice(done.length, done.length + readAtOnce).map(read))))
    onProgress(done.length, all.length)
  }
  return done
}

function commonFolder(files: readonly FoundFile[]): string {
  const tops = new Set(files.map(({ path }) => (path.includes('/') ? path.split('/')[0] : '')))
  return tops.size === 1 ? ([...tops][0] ?? '') : ''
}

/** The file nearest to the top counts; a YAML file before a plain list. */
async function namesAmong(files: readonly FoundFile[]): Promise<string[] | null> {
  const byDepth = [...files].sort((a, b) => foldersOf(a.path).length - foldersOf(b.path).length)
  for (const [pattern, read] of [[/\.ya?ml$/i, namesInYaml], [/^(classes\.txt|.*\.names)$/i, namesInList]] as const)
    for (const { path, file } of byDepth) {
      const names = pattern.test(nameOf(path)) ? read(await file.text()) : null
      if (names) return names
    }
  return null
}
