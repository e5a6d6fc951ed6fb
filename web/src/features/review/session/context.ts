import { createContext, useContext, useSyncExternalStore } from 'react'
import type { TimelinePhoto } from '@/api/types'
import type { ReviewSession } from './ReviewSession'
import type { ReviewState } from './SessionState'

export const SessionContext = createContext<ReviewSession | null>(null)

export function useSession(): ReviewSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('used outside of the review page')
  return session
}

/** A part of the state; the view is drawn again only when that part changes. */
export function useReviewState<T>(pick: (state: ReviewState) => T): T {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, () => pick(session.state))
}

/** The photo with the verdicts of this window. */
export function useShown(photo: TimelinePhoto): TimelinePhoto {
  const { shown } = useSession()
  return useSyncExternalStore(
    (listener) => shown.subscribe(photo.id, listener),
    () => shown.of(photo),
  )
}
