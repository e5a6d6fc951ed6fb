import { ApiError } from '@/api/client'
import type { Annotation, AnnotationBox } from '@/api/types'

export type SavePhase = 'idle' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict'

export interface SaveState {
  phase: SavePhase
  message?: string
}

/** Where annotations are kept; `remove` makes the photo unreviewed again, `saved` hears of what is stored. */
export interface AnnotationStore {
  save: (boxes: AnnotationBox[], revision: number) => Promise<Annotation>
  remove: () => Promise<void>
  saved: (annotation: Annotation | null) => void
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
    private revision: number,
    private readonly store: AnnotationStore,
    private readonly onChange: () => void,
  ) {
    if (revision > 0) this.state = { phase: 'saved' }
  }

  snapshot(): SaveState {
    return this.state
  }

  isUnsaved(): boolean {
    return this.pending !== undefined || this.running
  }

  schedule(boxes: AnnotationBox[] | null): void {
    this.pending = { boxes }
    if (this.state.phase === 'conflict') return
    this.enter({ phase: 'unsaved' })
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

  /** Ends a conflict by saving over a revision that the person has decided against. */
  overwrite(revision: number): Promise<void> {
    this.revision = revision
    this.enter({ phase: 'unsaved' })
    return this.flush()
  }

  /** Ends a conflict by dropping what was to be saved. */
  giveUp(): void {
    clearTimeout(this.timer)
    this.pending = undefined
  }

  private async saveOnce(work: { boxes: AnnotationBox[] | null }): Promise<boolean> {
    this.pending = undefined
    this.enter({ phase: 'saving' })
    try {
      await this.send(work.boxes)
    } catch (error) {
      this.pending ??= work
      this.fail(error)
      return false
    }
    this.retryDelay = firstRetry
    this.enter({ phase: this.pending ? 'unsaved' : this.revision > 0 ? 'saved' : 'idle' })
    return true
  }

  private async send(boxes: AnnotationBox[] | null): Promise<void> {
    if (boxes === null) {
      if (this.revision > 0) await this.store.remove()
      this.revision = 0
      return this.store.saved(null)
    }
    const annotation = await this.store.save(boxes, this.revision)
    this.revision = annotation.revision
    this.store.saved(annotation)
  }

  private fail(error: unknown): void {
    const status = error instanceof ApiError ? error.status : 0
    const message = error instanceof Error ? error.message : String(error)
    this.enter({ phase: status === 409 ? 'conflict' : 'failed', message })
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
