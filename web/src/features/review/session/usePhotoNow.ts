import { useSyncExternalStore } from 'react'
import type { TimelinePhoto } from '@/api/types'
import { useSession } from './context'

/** A photo of the grid or of the open event as it is now; undefined while neither holds it. */
export function usePhotoNow(id: number | null): TimelinePhoto | undefined {
  const session = useSession()
  return useSyncExternalStore(
    (listener) => {
      const stops: (() => void)[] = [session.source.subscribe(listener)]
      if (id !== null) stops.push(session.shown.subscribe(id, listener))
      return () => stops.forEach((stop) => stop())
    },
    () => session.opening.photo(id),
  )
}
