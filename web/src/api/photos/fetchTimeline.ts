import { client, dataOf } from '../client'
import type { TimelineQuery } from '../types'

/** How many photos match, section by section, and the first `head` photos of the first section. */
export function fetchTimeline(query: TimelineQuery, signal: AbortSignal, head = 0) {
  return dataOf(client.GET('/api/timeline', { params: { query: { ...query, head } }, signal }))
}
