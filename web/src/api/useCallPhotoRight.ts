import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'
import type { QualityCard } from './types'

/** Says that what a card doubts is right: it is never shown again at this box. */
export function useCallPhotoRight(id: number) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, box }: Pick<QualityCard, 'kind' | 'box'>) =>
      dataOf(client.POST('/api/photos/{photo_id}/quality/right', { params: { path: { photo_id: id } }, body: { kind, box } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.quality }),
  })
}
