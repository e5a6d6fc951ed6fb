import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { QualityCard } from '@/api/types'
import { callPhotoRight } from './callPhotoRight'

/** Says that what a card doubts is right: it is never shown again at this box, or where it suggests one. */
export function useCallPhotoRight(id: number) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, box, suggestion }: Pick<QualityCard, 'kind' | 'box' | 'suggestion'>) => callPhotoRight(id, kind, box ?? suggestion),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.quality }),
  })
}
