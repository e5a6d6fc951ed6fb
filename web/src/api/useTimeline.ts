import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'
import type { TimelineQuery } from './types'

/** How many photos match, section by section. */
export function useTimeline(query: TimelineQuery) {
  return useQuery({
    queryKey: keys.timelineSections(query),
    queryFn: ({ signal }) => dataOf(client.GET('/api/timeline', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
}
