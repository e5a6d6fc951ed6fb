import { client, dataOf } from './client'
import type { TimelineQuery } from './types'

/** How many photos match, section by section. */
export function fetchTimeline(query: TimelineQuery, signal: AbortSignal) {
  return dataOf(client.GET('/api/timeline', { params: { query }, signal }))
}
