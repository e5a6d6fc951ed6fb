import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** How many labels the last check found doubtful. */
export function useDoubtCount() {
  return useQuery({
    queryKey: keys.doubtCount,
    queryFn: async ({ signal }) => (await dataOf(client.GET('/api/quality', { params: { query: { limit: 1 } }, signal }))).total,
  })
}
