import type { TimelinePhoto } from '@/api/types'
import type { GridModel } from '../timeline/gridModel'
import type { ShownPhotos } from '../verdicts/shownPhotos'
import type { Moving } from './Moving'
import type { SessionState } from './SessionState'

/** The photo that is open, and the event around it. */
export class Opening {
  /** The photos around the open one, where the grid does not hold it. */
  private event: readonly TimelinePhoto[] = []

  constructor(
    private readonly state: SessionState,
    private readonly model: GridModel,
    private readonly shown: ShownPhotos,
    private readonly moving: Moving,
  ) {}

  /** A photo as it is now, from the grid or from the open event. */
  photo(id: number | null): TimelinePhoto | undefined {
    if (id === null) return undefined
    const known = this.model.find(id)?.photo ?? this.event.find((photo) => photo.id === id)
    return known && this.shown.of(known)
  }

  setEvent(photos: readonly TimelinePhoto[]): void {
    this.event = photos
  }

  eventIds(id: number | null): number[] {
    if (id === null) return []
    if (id === this.state.now.openId && this.event.length > 0) return this.event.map((photo) => photo.id)
    return this.model.find(id)?.event.photos.map((photo) => photo.id) ?? []
  }

  /** The grid behind the photo keeps its place, which would take time to draw, until the photo is closed. */
  open(id: number): void {
    this.state.set({ openId: id, boxId: null, wholeEvent: false, focusId: id })
    if (!this.model.find(id)) void this.moving.bring(id)
  }

  close(): void {
    const { openId } = this.state.now
    this.state.set({ openId: null, boxId: null })
    if (openId !== null) void this.moving.goTo(openId)
  }

  /** Comes to a photo: opens it where one is open, else goes to it in the grid. */
  show(id: number): void {
    if (this.state.now.openId !== null) this.open(id)
    else void this.moving.goTo(id)
  }

  /** The photo before or after the open one: in the grid, else in its event. */
  beside(step: 1 | -1): TimelinePhoto | undefined {
    const { openId } = this.state.now
    if (openId === null) return undefined
    if (this.model.find(openId)) return this.model.neighbour(openId, step === 1 ? 'right' : 'left')
    const index = this.event.findIndex((photo) => photo.id === openId)
    return index < 0 ? undefined : this.event[index + step]
  }

  step(step: 1 | -1): void {
    const next = this.beside(step)
    if (next) this.open(next.id)
  }
}
