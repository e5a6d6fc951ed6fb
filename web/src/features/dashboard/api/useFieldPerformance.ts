import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

const refresh = 60_000

/** How the deployed model does in the field; with many photos the server computes it beside, so it is asked again now and then. */
export function useFieldPerformance() {
  return useQuery({
    queryKey: keys.field,
    queryFn: ({ signal }) => dataOf(client.GET('/api/field-performance', { signal })),
    refetchInterval: refresh,
  })
}
