import type { QueryClient } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { Photo } from '@/api/types'
import { cachedPhoto, changeMarkedCount, patchPhoto, type PhotoPatch } from './photoCache'

/** What must be put back when the server refuses. */
export interface MarkRollback {
  id: number
  patch?: PhotoPatch
  countDifference: number
}

/** Shows a changed mark before the server has answered. */
export async function showMark(cache: QueryClient, id: number, patch: PhotoPatch): Promise<MarkRollback> {
  const before = cachedPhoto(cache, id)
  const wasMarked = before?.marked_for_retraining ?? !patch.marked_for_retraining
  const countDifference = Number(patch.marked_for_retraining) - Number(wasMarked)
  const stopped = cache.cancelQueries({ queryKey: keys.photos })
  patchPhoto(cache, id, patch)
  changeMarkedCount(cache, countDifference)
  await stopped
  return { id, patch: before && markOf(before), countDifference }
}

export function undoMark(cache: QueryClient, rollback: MarkRollback | undefined): void {
  if (!rollback) return
  if (rollback.patch) patchPhoto(cache, rollback.id, rollback.patch)
  changeMarkedCount(cache, -rollback.countDifference)
}

/** Takes over the server's answer and asks again for what follows from it. */
export function settleMark(cache: QueryClient, photo: Photo): void {
  patchPhoto(cache, photo.id, photo)
  for (const queryKey of [keys.markedList, keys.markedCount, keys.stats, keys.activity, ['photos', 'count']])
    void cache.invalidateQueries({ queryKey })
}

function markOf({ marked_for_retraining, marked_at, mark_reason, mark_note }: Photo): PhotoPatch {
  return { marked_for_retraining, marked_at, mark_reason, mark_note }
}
