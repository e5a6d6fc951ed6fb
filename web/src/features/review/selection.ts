/** Chosen photos; a new object for every change. */
export type Selection = ReadonlySet<number>

export const nothingSelected: Selection = new Set()
export const mostSelected = 2000
const base = 36

export function toggled(selection: Selection, id: number): Selection {
  const changed = new Set(selection)
  if (!changed.delete(id)) changed.add(id)
  return changed
}

/** Adds photos, or takes them all away when they were all chosen already. */
export function toggledAll(selection: Selection, ids: readonly number[]): Selection {
  const changed = new Set(selection)
  const all = ids.every((id) => selection.has(id))
  for (const id of ids) if (all) changed.delete(id)
    else changed.add(id)
  return changed
}

export function withAll(selection: Selection, ids: readonly number[]): Selection {
  return new Set([...selection, ...ids])
}

/** Short enough for an address: runs of neighbouring numbers, "2s-3f.41". */
export function encodeSelection(selection: Selection): string {
  const ids = [...selection].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const id of ids) {
    const last = runs.at(-1)
    if (last && last[1] === id - 1) last[1] = id
    else runs.push([id, id])
  }
  return runs.map(([from, to]) => (from === to ? from.toString(base) : `${from.toString(base)}-${to.toString(base)}`)).join('.')
}

/** What an address names; parts that mean nothing are left out. */
export function decodeSelection(text: string): Selection {
  const ids = new Set<number>()
  for (const part of text.split('.')) {
    const [from = '', to = from] = part.split('-')
    if (!/^[0-9a-z]{1,10}$/.test(from) || !/^[0-9a-z]{1,10}$/.test(to)) continue
    const last = parseInt(to, base)
    for (let id = parseInt(from, base); id <= last && ids.size < mostSelected; id++) ids.add(id)
  }
  return ids
}
