import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import type { MarkReason } from '@/api/types'
import { settleMark, showMark, undoMark } from './optimisticMark'

export interface MarkRequest {
  id: number
  reason?: MarkReason
  note?: string
}

/** Marks a photo; every view shows it at once and takes it back when the server refuses. */
export function useMarkPhotoForRetraining() {
  const cache = useQueryClient()
  return useMutation({
    mutationKey: ['mark'],
    mutationFn: ({ id, reason = 'missed', note = '' }: MarkRequest) =>
      dataOf(
        client.POST('/photos/{photo_id}/mark-for-retraining', {
          params: { path: { photo_id: id } },
          body: { reason, note },
        }),
      ),
    onMutate: ({ id, reason = 'missed', note = '' }) =>
      showMark(cache, id, {
        marked_for_retraining: true,
        marked_at: new Date().toISOString(),
        mark_reason: reason,
        mark_note: note,
      }),
    onError: (_error, _request, rollback) => undoMark(cache, rollback),
    onSuccess: (photo) => settleMark(cache, photo),
  })
}
