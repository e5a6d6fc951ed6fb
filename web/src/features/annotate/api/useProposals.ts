import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

const faintest = 0.01

/** All that a model sees on a photo, down to what it hardly believes; the deployed model when none is named. */
export function useProposals(id: number, model: string | null, enabled: boolean) {
  return useQuery({
    queryKey: keys.proposals(id, model),
    queryFn: ({ signal }) => {
      const query = { min_confidence: faintest, ...(model !== null && { model }) }
      return dataOf(client.GET('/api/photos/{photo_id}/proposals', { params: { path: { photo_id: id }, query }, signal }))
    },
    staleTime: Infinity,
    retry: false,
    enabled,
  })
}
