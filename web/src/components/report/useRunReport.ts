import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** What came of a run that is done; only for runs that have a report. */
export function useRunReport(id: number) {
  return useQuery({
    queryKey: keys.report(id),
    // A run that is resumed writes another report: the one before must not be shown until that has come.
    gcTime: 0,
    queryFn: ({ signal }) => dataOf(client.GET('/api/training/runs/{run_id}/report', { params: { path: { run_id: id } }, signal })),
  })
}
