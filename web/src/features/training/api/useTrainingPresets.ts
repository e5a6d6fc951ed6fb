import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** Fixed as long as the server is the same. */
export function useTrainingPresets() {
  return useQuery({
    queryKey: keys.trainingPresets,
    queryFn: ({ signal }) => dataOf(client.GET('/api/training/presets', { signal })),
    staleTime: Infinity,
  })
}
