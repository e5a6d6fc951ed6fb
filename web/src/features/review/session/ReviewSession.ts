import type { GridScroller } from '../timeline/GridScroller'
import type { GridSource } from '../timeline/GridSource'
import type { ShownPhotos } from '../verdicts/shownPhotos'
import type { Notice, VerdictSender } from '../verdicts/VerdictSender'
import { Choosing } from './Choosing'
import { Judging } from './Judging'
import { Moving } from './Moving'
import { Opening } from './Opening'
import { SessionState, type ReviewState } from './SessionState'

interface Parts {
  source: GridSource
  scroller: GridScroller
  shown: ShownPhotos
  sender: (notify: (notice: Notice) => void) => VerdictSender
}

/** What the person is looking at, has chosen, and says of it. Views subscribe to the part they show. */
export class ReviewSession {
  readonly source: GridSource
  readonly scroller: GridScroller
  readonly shown: ShownPhotos
  readonly moving: Moving
  readonly opening: Opening
  readonly choosing: Choosing
  readonly judging: Judging
  private readonly shared: SessionState

  constructor({ source, scroller, shown, sender }: Parts, initial: Pick<ReviewState, 'openId' | 'selection' | 'focusId'>) {
    const shared = new SessionState(initial)
    this.shared = shared
    this.source = source
    this.scroller = scroller
    this.shown = shown
    this.moving = new Moving(shared, source, scroller)
    this.opening = new Opening(shared, source.model, shown, this.moving)
    this.choosing = new Choosing(shared, source, scroller, this.opening)
    this.judging = new Judging(shared, source, shown, this.moving, this.opening, sender((notice) => shared.set({ notice })))
  }

  get state(): ReviewState {
    return this.shared.now
  }

  readonly subscribe = (listener: () => void) => this.shared.subscribe(listener)

  set(patch: Partial<ReviewState>): void {
    this.shared.set(patch)
  }
}
