import type { AddPhotosResult } from '@/api/types'

export type FileOutcome = AddPhotosResult['files'][number]
export type Send = (files: File[], camera: string) => Promise<AddPhotosResult>

export interface UploadState {
  total: number
  done: number
  added: number
  duplicates: number
  refused: number
  /** Added ones that do not tell when they were taken. */
  untimed: number
  startedAt: number | null
  finishedAt: number | null
  outcomes: readonly FileOutcome[]
}

const nothing: UploadState = {
  total: 0, done: 0, added: 0, duplicates: 0, refused: 0, untimed: 0, startedAt: null, finishedAt: null, outcomes: [],
}
const filesPerBatch = 6
const bytesPerBatch = 24 * 1024 * 1024
const batchesAtOnce = 2

/** Files in groups small enough to show progress often; a large file goes alone. */
export function batchesOf(files: readonly File[]): File[][] {
  const batches: File[][] = []
  let bytes = Infinity
  for (const file of files) {
    const last = batches.at(-1)
    if (last && last.length < filesPerBatch && bytes + file.size <= bytesPerBatch) {
      last.push(file)
      bytes += file.size
    } else {
      batches.push([file])
      bytes = file.size
    }
  }
  return batches
}

/** Uploads that go on while the person moves between pages. */
export class UploadQueue {
  private state = nothing
  private readonly listeners = new Set<() => void>()
  private waiting: { files: File[]; camera: string }[] = []
  private running = 0

  constructor(private readonly send: Send) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = () => this.state

  add(files: readonly File[], camera: string): void {
    if (files.length === 0) return
    if (!this.isActive()) this.state = { ...nothing, startedAt: Date.now() }
    this.change({ total: this.state.total + files.length })
    this.waiting.push(...batchesOf(files).map((batch) => ({ files: batch, camera })))
    while (this.running < batchesAtOnce && this.waiting.length > 0) void this.work()
  }

  /** Sends no further batch; those under way still finish. */
  stop(): void {
    const left = this.waiting.reduce((sum, batch) => sum + batch.files.length, 0)
    this.waiting = []
    this.change({ total: this.state.total - left })
  }

  /** Forgets the last result. */
  clear(): void {
    if (!this.isActive()) this.change(nothing)
  }

  private isActive(): boolean {
    return this.state.startedAt !== null && this.state.finishedAt === null
  }

  private async work(): Promise<void> {
    this.running++
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      this.record(await this.sendBatch(next.files, next.camera))
    }
    this.running--
    if (this.running === 0) this.change({ finishedAt: Date.now() })
  }

  private async sendBatch(files: File[], camera: string): Promise<FileOutcome[]> {
    try {
      return (await this.send(files, camera)).files
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return files.map((file) => ({ filename: file.name, status: 'refused', reason }))
    }
  }

  private record(outcomes: FileOutcome[]): void {
    const count = (status: FileOutcome['status']) => outcomes.filter((outcome) => outcome.status === status).length
    this.change({
      done: this.state.done + outcomes.length,
      added: this.state.added + count('added'),
      duplicates: this.state.duplicates + count('duplicate'),
      refused: this.state.refused + count('refused'),
      untimed: this.state.untimed + outcomes.filter((outcome) => outcome.time_unknown).length,
      outcomes: [...this.state.outcomes, ...outcomes],
    })
  }

  private change(part: Partial<UploadState>): void {
    this.state = { ...this.state, ...part }
    for (const listener of this.listeners) listener()
  }
}
