import { ApiError } from '@/api/client'
import type { Annotation, AnnotationBox } from '@/api/types'
import type { Draft } from './drafts'

export type SavePhase = 'idle' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'offline' | 'conflict'

export interface SaveState {
  phase: SavePhase
  message?: string
}

/** Where annotations go. */
export interface AnnotationStore {
  save: (boxes: AnnotationBox[], revision: number) => Promise<Annotation>
  /** Makes the photo unreviewed again. */
  remove: () => Promise<void>
  /** Hears of what is stored. */
  saved: (annotation: Annotation | null) => void
  /** Keeps on this device what is not stored yet; null: all is stored. */
  keep: (draft: Draft | null) => void
}

const quietTime = 400
const firstRetry = 2000
const longestRetry = 15_000

/** Saves one photo's boxes as they change: one request at a time, the latest state last, again after a failure. */
export class AnnotationSaver {
  private state: SaveState = { phase: 'idle' }
  private pending: { boxes: AnnotationBox[] | null } | undefined
  private running = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private retryDelay = firstRetry

  constructor(
    private stored: { revision: number; boxes: AnnotationBox[] },
    private readonly store: AnnotationStore,
    private readonly onChange: () => void,
  ) {
    if (stored.revision > 0) this.state = { phase: 'saved' }
  }

  snapshot(): SaveState {
    return this.state
  }

  /** The revision that is stored, as far as is known here, and its boxes. */
  base(): { revision: number; boxes: AnnotationBox[] } {
    return this.stored
  }

  isUnsaved(): boolean {
    return this.pending !== undefined || this.running
  }

  schedule(boxes: AnnotationBox[] | null): void {
    this.pending = { boxes }
    this.keep(this.pending)
    if (this.state.phase === 'conflict') return
    if (this.state.phase !== 'offline') this.enter({ phase: 'unsaved' })
    this.flushAfter(quietTime)
  }

  /** Saves now what is not saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    if (this.running || this.state.phase === 'conflict') return
    this.running = true
    while (this.pending && (await this.saveOnce(this.pending)));
    this.running = false
  }

  /** Ends a conflict by saving over a revision that the person has seen. */
  overwrite(stored: { revision: number; boxes: AnnotationBox[] }): Promise<void> {
    this.stored = stored
    this.enter({ phase: 'unsaved' })
    return this.flush()
  }

  /** Ends a conflict by dropping what was to be saved. */
  giveUp(): void {
    clearTimeout(this.timer)
    this.pending = undefined
    this.store.keep(null)
  }

  /** Ends a conflict with what is stored already. */
  settle(stored: { revision: number; boxes: AnnotationBox[] }): void {
    this.giveUp()
    this.stored = stored
    this.enter({ phase: stored.revision > 0 ? 'saved' : 'idle' })
  }

  private async saveOnce(work: { boxes: AnnotationBox[] | null }): Promise<boolean> {
    this.pending = undefined
    if (this.state.phase !== 'offline') this.enter({ phase: 'saving' })
    try {
      await this.send(work.boxes)
    } catch (error) {
      this.pending ??= work
      this.fail(error)
      return false
    }
    this.retryDelay = firstRetry
    this.keep(this.pending)
    this.enter({ phase: this.pending ? 'unsaved' : this.stored.revision > 0 ? 'saved' : 'idle' })
    return true
  }

  private keep(work: { boxes: AnnotationBox[] | null } | undefined): void {
    this.store.keep(work ? { boxes: work.boxes, revision: this.stored.revision, base: this.stored.boxes } : null)
  }

  private async send(boxes: AnnotationBox[] | null): Promise<void> {
    if (boxes === null) {
      if (this.stored.revision > 0) await this.store.remove()
      this.stored = { revision: 0, boxes: [] }
      return this.store.saved(null)
    }
    const annotation = await this.store.save(boxes, this.stored.revision)
    this.stored = annotation
    this.store.saved(annotation)
  }

  private fail(error: unknown): void {
    const status = error instanceof ApiError ? error.status : 0
    const message = error instanceof Error ? error.message : String(error)
    this.enter({ phase: status === 409 ? 'conflict' : status === 0 ? 'offline' : 'failed', message })
    if (status !== 0 && status < 500) return
    this.flushAfter(this.retryDelay)
    this.retryDelay = Math.min(2 * this.retryDelay, longestRetry)
  }

  private flushAfter(delay: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), delay)
  }

  private enter(state: SaveState): void {
    this.state = state
    this.onChange()
  }
}
