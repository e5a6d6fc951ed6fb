import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { AnnotationBox, LabelConflict } from '@/api/types'

/** Ends a conflict with these boxes, or with the annotation as it is. */
export function useResolveConflict() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ conflict, boxes }: { conflict: LabelConflict; boxes?: AnnotationBox[] }) =>
      dataOf(
        client.POST('/api/label-files/conflicts/{photo_id}/resolve', {
          params: { path: { photo_id: conflict.photo_id } },
          body: { boxes, revision: conflict.revision },
        }),
      ),
    onSettled: (_data, _error, { conflict }) => {
      void cache.invalidateQueries({ queryKey: keys.labelFiles })
      void cache.invalidateQueries({ queryKey: keys.annotation(conflict.photo_id) })
    },
  })
}
