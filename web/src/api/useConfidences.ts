import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'
import type { TimelineQuery } from './types'

/** How many of the matching photos have their highest confidence at each hundredth. */
export function useConfidences(query: TimelineQuery, enabled: boolean) {
  return useQuery({
    queryKey: keys.confidences(query),
    queryFn: async ({ signal }) => (await dataOf(client.GET('/api/timeline/confidences', { params: { query }, signal }))).bins,
    enabled,
  })
}
