import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { deleteAnnotation } from '@/api/deleteAnnotation'
import { fetchAnnotation } from '@/api/fetchAnnotation'
import { keys } from '@/api/keys'
import { patchPhoto } from '@/api/photoCache'
import { saveAnnotation } from '@/api/saveAnnotation'
import type { Annotation, AnnotationBox } from '@/api/types'
import { Drafts } from './drafts'
import { EditSession, type SessionStore } from './EditSession'
import type { QueuePhoto } from './queue'

/** The sessions of all photos visited since the page was opened, and of those whose work waits to be sent. */
export class Sessions {
  private readonly byPhoto = new Map<number, EditSession>()
  private readonly listeners = new Set<() => void>()
  private readonly drafts = new Drafts(localStorage)

  constructor(private readonly cache: QueryClient) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** How many photos have work that the server does not know. */
  readonly waiting = (): number => [...this.byPhoto.values()].filter((session) => session.isUnsaved()).length

  /** The photo's session, begun on the first visit from the annotation, or from what could not be saved before. */
  open(photoId: number, annotation: Annotation | null): EditSession {
    const known = this.byPhoto.get(photoId)
    if (known) return known
    const session = new EditSession(annotation, this.storeFor(photoId), this.drafts.of(photoId))
    this.byPhoto.set(photoId, session)
    session.subscribe(() => this.tell())
    return session
  }

  /** Whether work on the photo waits on this device, so that nothing needs to be asked before it goes on. */
  holds(photoId: number): boolean {
    return this.byPhoto.has(photoId) || this.drafts.of(photoId) !== null
  }

  /** What a photo visited here would be stored as. */
  storedOf(photoId: number): readonly AnnotationBox[] | null {
    return this.byPhoto.get(photoId)?.stored() ?? null
  }

  /** Sends what an earlier page could not. */
  sendKept(): void {
    for (const photoId of this.drafts.photoIds()) this.open(photoId, null)
  }

  flush(): void {
    for (const session of this.byPhoto.values()) void session.flush()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  private storeFor(photoId: number): SessionStore {
    return {
      load: () => fetchAnnotation(photoId),
      save: (boxes, revision) => saveAnnotation(photoId, { boxes, revision }),
      remove: () => deleteAnnotation(photoId),
      keep: (draft) => this.drafts.keep(photoId, draft),
      saved: (annotation) => rememberSaved(this.cache, photoId, annotation),
    }
  }
}

function rememberSaved(cache: QueryClient, photoId: number, annotation: Annotation | null): void {
  const annotated = annotation !== null
  cache.setQueryData(keys.annotation(photoId), annotation)
  patchPhoto(cache, photoId, { annotated, review_state: annotation ? (annotation.is_empty ? 'annotated_empty' : 'annotated') : 'unreviewed' })
  cache.setQueriesData<{ photos: QueuePhoto[] }>({ queryKey: ['queue'] }, (queue) =>
    queue && { ...queue, photos: queue.photos.map((photo) => (photo.id === photoId ? { ...photo, annotated } : photo)) },
  )
  for (const queryKey of [keys.stats, keys.activity, keys.datasets, ['photos', 'count']])
    void cache.invalidateQueries({ queryKey })
}

/** Sessions that live as long as the page. Leaving it saves, and so does the connection when it is back. */
export function useSessions(): Sessions {
  const cache = useQueryClient()
  const [sessions] = useState(() => new Sessions(cache))
  useEffect(() => {
    sessions.sendKept()
    const flush = () => sessions.flush()
    window.addEventListener('online', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('online', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [sessions])
  return sessions
}

export const useWaiting = (sessions: Sessions) => useSyncExternalStore(sessions.subscribe, sessions.waiting)
