import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { deleteAnnotation } from '@/api/deleteAnnotation'
import { keys } from '@/api/keys'
import { patchPhoto } from '@/api/photoCache'
import { saveAnnotation } from '@/api/saveAnnotation'
import type { Annotation } from '@/api/types'
import type { AnnotationStore } from './AnnotationSaver'
import { EditSession } from './EditSession'

/** The sessions of all photos visited since the page was opened. */
export class Sessions {
  private readonly byPhoto = new Map<number, EditSession>()

  constructor(private readonly cache: QueryClient) {}

  /** The photo's session, begun from the annotation on the first visit. */
  open(photoId: number, annotation: Annotation | null): EditSession {
    const known = this.byPhoto.get(photoId)
    if (known) return known
    const session = new EditSession(annotation, serverStore(this.cache, photoId))
    this.byPhoto.set(photoId, session)
    return session
  }

  flush(): void {
    for (const session of this.byPhoto.values()) void session.flush()
  }

  isUnsaved(): boolean {
    return [...this.byPhoto.values()].some((session) => session.isUnsaved())
  }
}

function serverStore(cache: QueryClient, photoId: number): AnnotationStore {
  return {
    save: (boxes, revision) => saveAnnotation(photoId, { boxes, revision }),
    remove: () => deleteAnnotation(photoId),
    saved: (annotation) => {
      cache.setQueryData(keys.annotation(photoId), annotation)
      const review_state = annotation ? (annotation.is_empty ? 'annotated_empty' : 'annotated') : 'unreviewed'
      patchPhoto(cache, photoId, { annotated: annotation !== null, review_state })
      for (const queryKey of [keys.stats, keys.activity, keys.datasets, ['photos', 'count']])
        void cache.invalidateQueries({ queryKey })
    },
  }
}

/** Sessions that live as long as the page; leaving it saves, and closing the window warns while something is unsaved. */
export function useSessions(): Sessions {
  const cache = useQueryClient()
  const [sessions] = useState(() => new Sessions(cache))
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!sessions.isUnsaved()) return
      sessions.flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      sessions.flush()
    }
  }, [sessions])
  return sessions
}
