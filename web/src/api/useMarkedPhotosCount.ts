import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useMarkedPhotosCount() {
  return useQuery({
    queryKey: keys.markedCount,
    queryFn: async ({ signal }) => (await dataOf(client.GET('/photos/marked/count', { signal }))).count,
  })
}
