import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { settleMark, showMark, undoMark } from './optimisticMark'

/** Removes a photo's mark; every view shows it at once and takes it back when the server refuses. */
export function useUnmarkPhotoForRetraining() {
  const cache = useQueryClient()
  return useMutation({
    mutationKey: ['mark'],
    mutationFn: ({ id }: { id: number }) =>
      dataOf(client.DELETE('/photos/{photo_id}/mark-for-retraining', { params: { path: { photo_id: id } } })),
    onMutate: ({ id }) =>
      showMark(cache, id, { marked_for_retraining: false, marked_at: null, mark_reason: null, mark_note: null }),
    onError: (_error, _request, rollback) => undoMark(cache, rollback),
    onSuccess: (photo) => settleMark(cache, photo),
  })
}
