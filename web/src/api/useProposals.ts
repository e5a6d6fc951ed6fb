import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

/** Boxes the deployed model proposes for a photo. */
export function useProposals(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.proposals(id),
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/photos/{photo_id}/proposals', { params: { path: { photo_id: id } }, signal })),
    staleTime: 60_000,
    retry: false,
    enabled,
  })
}
