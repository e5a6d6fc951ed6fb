import { useQuery } from '@tanstack/react-query'
import { answerOf, client } from '../client'
import { keys } from '../keys'
import type { PhotoFilters } from '../types'

/** How many photos match, without fetching them. */
export function usePhotoCount(filters: PhotoFilters) {
  return useQuery({
    queryKey: keys.photoCount(filters),
    queryFn: async ({ signal }) => {
      const query = { ...filters, limit: 1 }
      const { response } = await answerOf(client.GET('/photos', { params: { query }, signal }))
      return Number(response.headers.get('X-Total-Count') ?? 0)
    },
  })
}
