import type { LabelledPhoto } from './folder'

const everyNth = 5
const burstGap = 5 * 60_000 // ms, as the gap between two visits
const timeInName = /(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)[-_ T.]*([0-2]\d)[-_.:h]?([0-5]\d)[-_.:m]?([0-5]\d)/

export interface HeldOut {
  photos: ReadonlySet<LabelledPhoto>
  /** Whether photos taken shortly after one another stayed together. */
  byBursts: boolean
}

/** About every fifth photo. Where all names tell the time, every fifth burst as a whole: its photos are nearly the same. */
export function heldOut(photos: readonly LabelledPhoto[]): HeldOut {
  const times = new Map(photos.map((photo) => [photo, timeIn(photo.path)] as const))
  const byBursts = [...times.values()].every((time) => time !== null)
  const inOrder = [...photos].sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }))
  const groups = byBursts ? bursts(inOrder, (photo) => times.get(photo)?.at ?? 0, (photo) => times.get(photo)?.camera ?? '') : inOrder.map((photo) => [photo])
  return { photos: new Set(groups.filter((_, index) => isHeldOut(index, groups.length)).flat()), byBursts }
}

/** Of fewer than five the last, unless there is only one. */
const isHeldOut = (index: number, count: number) =>
  count < everyNth ? count > 1 && index === count - 1 : index % everyNth === everyNth - 1

/** The camera is what stands before the time: folders and the beginning of the name. */
function timeIn(path: string): { camera: string; at: number } | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const match = timeInName.exec(name)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  return { camera: path.slice(0, path.length - name.length + match.index), at: Date.UTC(year, month - 1, day, hour, minute, second) }
}

function bursts(photos: readonly LabelledPhoto[], at: (photo: LabelledPhoto) => number, camera: (photo: LabelledPhoto) => string): LabelledPhoto[][] {
  const sorted = [...photos].sort((a, b) => camera(a).localeCompare(camera(b)) || at(a) - at(b))
  const groups: LabelledPhoto[][] = []
  for (const photo of sorted) {
    const before = groups.at(-1)?.at(-1)
    const follows = before && camera(before) === camera(photo) && at(photo) - at(before) <= burstGap
    if (follows) groups.at(-1)?.push(photo)
    else groups.push([photo])
  }
  return groups
}
