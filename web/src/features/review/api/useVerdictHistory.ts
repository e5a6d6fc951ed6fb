import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { reviewer } from './reviewer'

/** What undo and redo would do. */
export function useVerdictHistory() {
  return useQuery({
    queryKey: keys.verdictHistory,
    queryFn: ({ signal }) => dataOf(client.GET('/api/verdicts/history', { params: { query: { reviewer: reviewer() } }, signal })),
  })
}
