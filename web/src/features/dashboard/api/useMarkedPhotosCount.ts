import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useMarkedPhotosCount() {
  return useQuery({
    queryKey: keys.markedCount,
    queryFn: async ({ signal }) => (await dataOf(client.GET('/photos/marked/count', { signal }))).count,
  })
}
