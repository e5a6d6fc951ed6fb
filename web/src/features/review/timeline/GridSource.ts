import { fetchSectionPhotos } from '@/api/photos/fetchSectionPhotos'
import type { TimelinePhoto, TimelineQuery, TimelineSection } from '@/api/types'
import type { ShownPhotos } from '../verdicts/shownPhotos'
import type { Block } from './blocks'
import type { GridModel } from './gridModel'

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

  /**
   * Takes over new counts, and the photos of the first block where they came along; what else is shown is asked for
   * again, and stays until it has come.
   */
  setSections(sections: readonly TimelineSection[], head: TimelinePhoto[] = []): void {
    this.model.setSections(sections)
    this.fresh.clear()
    const [first] = this.model.blocks
    if (first && first.count === head.length) this.take(first, head)
    this.tell()
    this.want(this.wanted)
  }

  /** Fetches these blocks and gives up on others. */
  want(indexes: readonly number[]): void {
    this.wanted = indexes
    const ids = new Set(indexes.map((index) => this.model.blocks[index]?.id))
    for (const id of this.loading.keys()) if (!ids.has(id)) this.giveUp(id)
    for (const index of indexes) this.load(index).catch((error: unknown) => this.fail(error))
    this.dropOldest()
  }

  retry(): void {
    this.failure = null
    this.tell()
    this.want(this.wanted)
  }

  /** Fetches a block unless it is here; given up, it ends without it. */
  load(index: number): Promise<void> {
    const block = this.model.blocks[index]
    if (!block || this.fresh.has(block.id)) return Promise.resolve()
    const under = this.loading.get(block.id)
    if (under) return under.done
    const abort = new AbortController()
    const done = this.fetch(block, abort.signal)
      .catch((error: unknown) => {
        if (!abort.signal.aborted) throw error
      })
      .finally(() => {
        if (this.loading.get(block.id)?.abort === abort) this.loading.delete(block.id)
      })
    this.loading.set(block.id, { abort, done })
    return done
  }

  tell(): void {
    this.version++
    for (const listener of this.listeners) listener()
  }

  /** A block that is wanted again is then asked for again. */
  private giveUp(id: string): void {
    this.loading.get(id)?.abort.abort()
    this.loading.delete(id)
  }

  private async fetch(block: Block, signal: AbortSignal): Promise<void> {
    const askedAt = performance.now()
    const photos = await fetchSectionPhotos(this.query, block, signal)
    if (signal.aborted) return
    this.shown.arrived(photos, askedAt)
    this.take(block, photos)
    this.failure = null
    this.tell()
  }

  private take(block: Block, photos: TimelinePhoto[]): void {
    this.model.setPhotos(block.id, photos)
    this.fresh.add(block.id)
  }

  private fail(error: unknown): void {
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
