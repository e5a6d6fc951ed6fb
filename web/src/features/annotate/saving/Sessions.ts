import type { QueryClient } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { Annotation, AnnotationBox, ProposedBox } from '@/api/types'
import { callPhotoRight } from '../api/callPhotoRight'
import { deleteAnnotation } from '../api/deleteAnnotation'
import { fetchAnnotation } from '../api/fetchAnnotation'
import { patchPhoto } from '../api/photoCache'
import { saveAnnotation } from '../api/saveAnnotation'
import type { QueuePhoto } from '../queue/queue'
import type { SavePhase } from './AnnotationSaver'
import { Drafts } from './drafts'
import { EditSession, type SessionStore } from './EditSession'
import { OtherWindows } from './OtherWindows'

const undecided: readonly SavePhase[] = ['failed', 'conflict']

/** The sessions of the photos visited while annotating, and of those whose work waits to be sent; one for the whole page. */
export class Sessions {
  private readonly byPhoto = new Map<number, EditSession>()
  private readonly listeners = new Set<() => void>()
  private readonly drafts = new Drafts(localStorage)
  private readonly others = new OtherWindows(() => this.unsaved())

  constructor(private readonly cache: QueryClient) {
    window.addEventListener('online', this.flush)
    window.addEventListener('pagehide', this.flush)
    void this.sendKept()
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** How many photos have work that the server does not know. */
  readonly waiting = (): number => this.unsaved().length

  /** How many of them wait for the connection. */
  readonly unreached = (): number => this.inPhase(['offline']).length

  /** The first photo whose work the server refuses until a person has decided. */
  readonly refused = (): number | undefined => this.inPhase(undecided)[0]

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

  /** Call when the person stops annotating: what is saved already will be read anew. */
  leave(): void {
    this.flush()
    for (const [photoId, session] of this.byPhoto) if (!session.isUnsaved()) this.byPhoto.delete(photoId)
  }

  readonly flush = (): void => {
    for (const session of this.byPhoto.values()) void session.flush()
  }

  /** Sends what an earlier page could not. */
  private async sendKept(): Promise<void> {
    if (this.drafts.photoIds().length === 0) return
    const elsewhere = await this.others.sending()
    for (const photoId of this.drafts.photoIds()) if (!elsewhere.has(photoId)) this.open(photoId, null)
    this.tell()
  }

  private unsaved(): number[] {
    return [...this.byPhoto].flatMap(([photoId, session]) => (session.isUnsaved() ? [photoId] : []))
  }

  private inPhase(phases: readonly SavePhase[]): number[] {
    return [...this.byPhoto].flatMap(([photoId, session]) => (phases.includes(session.snapshot().save.phase) ? [photoId] : []))
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
      rejected: (boxes) => void callRejected(this.cache, photoId, boxes),
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

/** Without it the check of labels would ask whether what was rejected has been overlooked. */
async function callRejected(cache: QueryClient, photoId: number, boxes: ProposedBox[]): Promise<void> {
  await Promise.allSettled(boxes.map((box) => callPhotoRight(photoId, 'overlooked', box)))
  await cache.invalidateQueries({ queryKey: keys.quality })
}
