import type { LabelledPhoto } from './folder'

/** The server knows a label by its photo's name alone: photos of one name in several folders get their folder before it. */
export function uploadNames(photos: readonly LabelledPhoto[]): Map<LabelledPhoto, string> {
  const taken = new Set<string>()
  const names = new Map<LabelledPhoto, string>()
  for (const photo of photos) {
    const name = firstFree(photo.path, taken)
    taken.add(stemOf(name))
    names.set(photo, name)
  }
  return names
}

function firstFree(path: string, taken: ReadonlySet<string>): string {
  const parts = path.split('/')
  const choices = parts.map((_, index) => parts.slice(parts.length - 1 - index).join('_'))
  const free = choices.find((name) => !taken.has(stemOf(name)))
  if (free !== undefined) return free
  for (let number = 2; ; number++) {
    const name = `${number}_${choices.at(-1)}`
    if (!taken.has(stemOf(name))) return name
  }
}

/** As the server writes it, so that two names that become one are told apart. */
const stemOf = (name: string) => name.replace(/\.[^.]+$/, '').replace(/[:*?"<>|]/g, '_')
