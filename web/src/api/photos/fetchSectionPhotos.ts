import { client, dataOf } from '../client'
import type { TimelinePhoto, TimelineQuery } from '../types'

export interface SectionPart {
  section: string
  offset: number
  count: number
}

export function fetchSectionPhotos(query: TimelineQuery, part: SectionPart, signal: AbortSignal): Promise<TimelinePhoto[]> {
  const params = { path: { section: part.section }, query: { ...query, offset: part.offset, limit: part.count } }
  return dataOf(client.GET('/api/timeline/sections/{section}', { params, signal }))
}
