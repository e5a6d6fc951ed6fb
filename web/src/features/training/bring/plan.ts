import type { Folder, LabelledPhoto, Split } from './folder'
import { splits } from './folder'
import { heldOut, type HeldOut } from './holdOut'

export interface SplitCounts {
  photos: number
  empty: number
  boxes: number
  /** Boxes by class number. */
  classes: number[]
}

/** What would be sent, split by split. */
export interface Plan {
  photos: Record<Split, LabelledPhoto[]>
  counts: Record<Split, SplitCounts>
  /** One more than the greatest class number. */
  classCount: number
  /** Photos whose label file has a line that is no box. */
  faulty: LabelledPhoto[]
}

/** The part that could be held out, where the folder brings nothing to measure on. */
export function offerOf({ photos }: Folder): HeldOut | null {
  return photos.length > 0 && photos.every(({ split }) => split !== 'val') ? heldOut(photos.filter(({ split }) => split === 'train')) : null
}

export function planOf({ photos }: Folder, held: HeldOut | null): Plan {
  const splitOf = (photo: LabelledPhoto): Split => (held?.photos.has(photo) ? 'val' : photo.split)
  const bySplit = Object.fromEntries(splits.map((split) => [split, photos.filter((photo) => splitOf(photo) === split)])) as Plan['photos']
  return {
    photos: bySplit,
    counts: Object.fromEntries(splits.map((split) => [split, countsOf(bySplit[split])])) as Plan['counts'],
    classCount: photos.reduce((most, { classes }) => classes.reduce((greatest, id) => Math.max(greatest, id + 1), most), 0),
    faulty: photos.filter(({ faultyLine }) => faultyLine !== null),
  }
}

function countsOf(photos: LabelledPhoto[]): SplitCounts {
  const classes: number[] = []
  for (const id of photos.flatMap((photo) => photo.classes)) classes[id] = (classes[id] ?? 0) + 1
  return {
    photos: photos.length,
    empty: photos.filter((photo) => photo.classes.length === 0 && photo.faultyLine === null).length,
    boxes: photos.reduce((sum, photo) => sum + photo.classes.length, 0),
    classes,
  }
}

/** A dataset's name made of a folder's. */
export const nameFrom = (folder: string) =>
  folder
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]?dataset$|[-_]+$/g, '')
    .slice(0, 40)

export const isName = (name: string) => /^[a-z0-9][a-z0-9_-]{0,39}$/.test(name)

/** Where each brought class stands in a dataset that is here already; null when it lacks one. */
export function numbersIn(present: readonly string[], brought: readonly string[]): number[] | null {
  const numbers = brought.map((name) => present.indexOf(name))
  return numbers.includes(-1) ? null : numbers
}
