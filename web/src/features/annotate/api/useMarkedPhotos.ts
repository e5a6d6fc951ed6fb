import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** The marked photos that have not joined the training data, newest mark first. */
export function useMarkedPhotos(enabled = true) {
  return useQuery({
    queryKey: keys.markedList,
    queryFn: ({ signal }) =>
      dataOf(client.GET('/photos/marked/list', { params: { query: { limit: 500, waiting: true } }, signal })),
    enabled,
  })
}
