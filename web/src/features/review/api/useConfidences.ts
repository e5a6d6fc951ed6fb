import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { TimelineQuery } from '@/api/types'

/** How many of the matching photos have their highest confidence at each hundredth. */
export function useConfidences(query: TimelineQuery, enabled: boolean) {
  return useQuery({
    queryKey: keys.confidences(query),
    queryFn: async ({ signal }) => (await dataOf(client.GET('/api/timeline/confidences', { params: { query }, signal }))).bins,
    enabled,
  })
}
