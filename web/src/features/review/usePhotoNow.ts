import { useSyncExternalStore } from 'react'
import type { TimelinePhoto } from '@/api/types'
import { useSession } from './context'

/** A photo of the grid or of the open event as it is now; undefined while neither holds it. */
export function usePhotoNow(id: number): TimelinePhoto | undefined {
  const session = useSession()
  return useSyncExternalStore(
    (listener) => {
      const stops = [session.shown.subscribe(id, listener), session.source.subscribe(listener)]
      return () => stops.forEach((stop) => void stop())
    },
    () => session.photo(id),
  )
}
