import type { AddItemsResult } from '@/api/types'
import type { DatasetItem } from '../api/addDatasetItems'
import type { LabelledPhoto, Split } from './folder'
import { splits } from './folder'
import { renumbered } from './labelText'
import { uploadNames } from './uploadNames'

export interface Order {
  dataset: string
  /** Names of a dataset that is yet to be made; null where it is here. */
  newClasses: string[] | null
  photos: Record<Split, LabelledPhoto[]>
  /** The number of each brought class in the dataset. */
  numbers: readonly number[]
}

export interface Refused {
  path: string
  reason: string
}

export interface BringState {
  phase: 'idle' | 'sending' | 'cancelling' | 'done' | 'cancelled' | 'failed'
  dataset: string
  total: number
  done: number
  added: number
  duplicates: number
  refused: readonly Refused[]
  startedAt: number
  error: string | null
}

export interface Api {
  create: (dataset: string, classes: string[]) => Promise<unknown>
  send: (dataset: string, split: Split, items: DatasetItem[]) => Promise<AddItemsResult>
}

const idle: BringState = {
  phase: 'idle', dataset: '', total: 0, done: 0, added: 0, duplicates: 0, refused: [], startedAt: 0, error: null,
}
const photosPerBatch = 12
const bytesPerBatch = 24 * 1024 * 1024

/** Brings labelled photos into a dataset, batch after batch, while the person may go to other pages. */
export class Bringing {
  private state = idle
  private readonly listeners = new Set<() => void>()

  constructor(private readonly api: Api) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = () => this.state

  /** `onEnd` is called however it ended: what arrived stays. */
  async start(order: Order, onEnd: () => void): Promise<void> {
    const total = splits.reduce((sum, split) => sum + order.photos[split].length, 0)
    this.change({ ...idle, phase: 'sending', dataset: order.dataset, total, startedAt: Date.now() })
    try {
      if (order.newClasses) await this.api.create(order.dataset, order.newClasses)
      for (const split of splits) await this.sendSplit(order, split)
      this.change({ phase: this.isCancelled() ? 'cancelled' : 'done' })
    } catch (error) {
      this.change({ phase: 'failed', error: error instanceof Error ? error.message : String(error) })
    }
    onEnd()
  }

  /** What is on its way still arrives, and stays. */
  cancel(): void {
    if (this.state.phase === 'sending') this.change({ phase: 'cancelling' })
  }

  /** Forgets how it ended. */
  clear(): void {
    if (!isSending(this.state)) this.change(idle)
  }

  private isCancelled(): boolean {
    return this.state.phase === 'cancelling'
  }

  private async sendSplit(order: Order, split: Split): Promise<void> {
    const names = uploadNames(order.photos[split])
    for (const batch of batchesOf(order.photos[split])) {
      if (this.isCancelled()) return
      const items = batch.map((photo) => ({ filename: names.get(photo) ?? photo.path, photo: photo.photo, label: renumbered(photo.labelText, order.numbers) }))
      this.record(batch, items, await this.api.send(order.dataset, split, items))
    }
  }

  /** A label goes with its photo, so only what became of the photo counts. */
  private record(batch: LabelledPhoto[], items: DatasetItem[], { files }: AddItemsResult): void {
    const outcomes = batch.map((photo, index) => ({ photo, outcome: files.find((file) => file.filename === items[index]?.filename) }))
    const count = (status: string) => outcomes.filter(({ outcome }) => outcome?.status === status).length
    const refused = outcomes.filter(({ outcome }) => outcome?.status === 'refused')
    this.change({
      done: this.state.done + batch.length,
      added: this.state.added + count('added'),
      duplicates: this.state.duplicates + count('duplicate'),
      refused: [...this.state.refused, ...refused.map(({ photo, outcome }) => ({ path: photo.path, reason: outcome?.reason ?? '' }))],
    })
  }

  private change(part: Partial<BringState>): void {
    this.state = { ...this.state, ...part }
    for (const listener of this.listeners) listener()
  }
}

export const isSending = ({ phase }: BringState) => phase === 'sending' || phase === 'cancelling'

function batchesOf(photos: readonly LabelledPhoto[]): LabelledPhoto[][] {
  const batches: LabelledPhoto[][] = []
  let bytes = Infinity
  for (const photo of photos) {
    const last = batches.at(-1)
    if (last && last.length < photosPerBatch && bytes + photo.photo.size <= bytesPerBatch) last.push(photo)
    else batches.push([photo])
    bytes = batches.at(-1) === last ? bytes + photo.photo.size : photo.photo.size
  }
  return batches
}
