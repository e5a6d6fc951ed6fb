import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '@/api/keys'
import type { TimelinePhoto, VerdictRequest } from '@/api/types'
import { ShownPhotos } from './shownPhotos'
import { VerdictSender, type Notice } from './VerdictSender'

/** Verdicts given outside of the grid, and their notices; `refreshes`: what is listed depends on them. */
export function useListVerdicts(refreshes: boolean) {
  const cache = useQueryClient()
  const [notice, setNotice] = useState<Notice | null>(null)
  const [shown] = useState(() => new ShownPhotos())
  const [verdicts] = useState(() => new VerdictSender(cache, shown, setNotice))
  const then = (work: Promise<unknown>) => void work.then(() => (refreshes ? cache.invalidateQueries({ queryKey: keys.timeline }) : undefined))
  return {
    shown,
    notice,
    clearNotice: () => setNotice(null),
    give: (request: VerdictRequest, before: readonly TimelinePhoto[] = [], after: readonly TimelinePhoto[] = []) =>
      then(verdicts.give(request, before, after)),
    undo: () => then(verdicts.undo()),
    redo: () => then(verdicts.redo()),
  }
}
