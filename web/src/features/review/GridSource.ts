import { fetchSectionPhotos } from '@/api/fetchSectionPhotos'
import type { TimelineQuery, TimelineSection } from '@/api/types'
import type { GridModel } from './gridModel'
import type { ShownPhotos } from './shownPhotos'

const mostLoaded = 40

/** Fetches the blocks of a grid that are wanted, and tells its listeners when the grid has changed. */
export class GridSource {
  failure: Error | null = null
  private version = 0
  private readonly listeners = new Set<() => void>()
  private readonly loading = new Map<string, { abort: AbortController; done: Promise<void> }>()
  /** Oldest first. */
  private readonly fresh = new Set<string>()
  private wanted: readonly number[] = []

  constructor(
    readonly query: TimelineQuery,
    readonly model: GridModel,
    private readonly shown: ShownPhotos,
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = () => this.version

  /** Takes over new counts; what is shown is asked for again, and stays until it has come. */
  setSections(sections: readonly TimelineSection[]): void {
    this.model.setSections(sections)
    this.fresh.clear()
    this.tell()
    this.want(this.wanted)
  }

  /** Fetches these blocks and gives up on others. */
  want(indexes: readonly number[]): void {
    this.wanted = indexes
    const ids = new Set(indexes.map((index) => this.model.blocks[index]?.id))
    for (const [id, { abort }] of this.loading) if (!ids.has(id)) abort.abort()
    for (const index of indexes) this.load(index).catch((error: unknown) => this.fail(error))
    this.dropOldest()
  }

  retry(): void {
    this.failure = null
    this.tell()
    this.want(this.wanted)
  }

  /** Fetches a block unless it is here. */
  load(index: number): Promise<void> {
    const block = this.model.blocks[index]
    if (!block || this.fresh.has(block.id)) return Promise.resolve()
    const under = this.loading.get(block.id)
    if (under) return under.done
    const abort = new AbortController()
    const done = this.fetch(block.id, index, abort.signal).finally(() => this.loading.delete(block.id))
    this.loading.set(block.id, { abort, done })
    return done
  }

  tell(): void {
    this.version++
    for (const listener of this.listeners) listener()
  }

  private async fetch(id: string, index: number, signal: AbortSignal): Promise<void> {
    const block = this.model.blocks[index]
    if (!block) return
    const askedAt = performance.now()
    const photos = await fetchSectionPhotos(this.query, block, signal)
    if (signal.aborted) return
    this.shown.arrived(photos, askedAt)
    this.model.setPhotos(id, photos)
    this.fresh.add(id)
    this.failure = null
    this.tell()
  }

  private fail(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return
    this.failure = error instanceof Error ? error : new Error(String(error))
    this.tell()
  }

  private dropOldest(): void {
    const kept = new Set(this.wanted.map((index) => this.model.blocks[index]?.id))
    for (const id of this.fresh) {
      if (this.fresh.size <= mostLoaded) return
      if (kept.has(id)) continue
      this.fresh.delete(id)
      this.model.drop(id)
    }
  }
}
