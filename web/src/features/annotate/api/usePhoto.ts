import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function usePhoto(id: number, enabled = true) {
  return useQuery({
    queryKey: keys.photo(id),
    queryFn: ({ signal }) => dataOf(client.GET('/photos/{photo_id}', { params: { path: { photo_id: id } }, signal })),
    enabled,
  })
}
