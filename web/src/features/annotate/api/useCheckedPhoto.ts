import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** What is probably wrong with a photo's annotation, as of one revision of it. */
export function useCheckedPhoto(id: number, revision: number) {
  return useQuery({
    queryKey: keys.checkedPhoto(id, revision),
    queryFn: async ({ signal }) =>
      (await dataOf(client.GET('/api/photos/{photo_id}/quality', { params: { path: { photo_id: id } }, signal }))).cards,
    enabled: revision > 0,
    staleTime: Infinity,
  })
}
