import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { keys } from '../keys'
import type { TimelineQuery } from '../types'
import { fetchTimeline } from './fetchTimeline'

/**
 * How many photos match, section by section. The first answer brings the first `head` photos of the first section along;
 * later ones would repeat those of a place that may have been left.
 */
export function timelineOptions(query: TimelineQuery, head = 0) {
  const queryKey = keys.timelineSections(query)
  return queryOptions({
    queryKey,
    queryFn: ({ client, signal }) => fetchTimeline(query, signal, client.getQueryData(queryKey) ? 0 : head),
  })
}

export function useTimeline(query: TimelineQuery, head = 0) {
  return useQuery({ ...timelineOptions(query, head), placeholderData: keepPreviousData })
}
