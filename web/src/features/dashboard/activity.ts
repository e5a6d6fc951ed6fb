import type { Activity } from '@/api/types'
import { texts } from '@/lib/texts'

const shown = 12
const together = 10 * 60_000 // ms

/** How many photos an entry says were added; undefined where it says something else. */
function photosIn({ kind, text }: Activity): number | undefined {
  if (kind !== 'photos' || !text.endsWith(' added')) return undefined
  const many = /^(\d+) photos added$/.exec(text)
  return many ? Number(many[1]) : 1
}

/** An upload arrives in many portions: what came without a pause is one entry, at the time of its last portion. */
export function inPortions(entries: readonly Activity[]): Activity[] {
  const folded: Activity[] = []
  let last = 0
  for (const entry of entries) {
    const before = folded.at(-1)
    const [sum, more] = [before && photosIn(before), photosIn(entry)]
    const at = Date.parse(entry.at)
    if (before && sum && more && last - at < together) folded[folded.length - 1] = { ...before, photo_id: null, text: texts.dashboard.photosAdded(sum + more) }
    else folded.push(entry)
    last = at
  }
  return folded.slice(0, shown)
}
