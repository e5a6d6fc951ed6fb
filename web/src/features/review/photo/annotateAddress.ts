import type { TimelineQuery } from '@/api/types'

/** Where boxes of a photo are drawn, with what comes after it in turn: the rest of its event, or what the filters show. */
export function annotateAddress(id: number, query: TimelineQuery, wholeEvent: boolean): string {
  const address = new URLSearchParams(wholeEvent ? { from: 'event' } : { from: 'review' })
  if (!wholeEvent) for (const [name, value] of Object.entries(query)) address.set(name, String(value))
  address.set('photo', String(id))
  return `/annotate?${address}`
}
