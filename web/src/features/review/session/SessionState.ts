import { nothingSelected, type Selection } from '../selection'
import type { Notice } from '../verdicts/VerdictSender'

/** What a verdict is about. */
export type Scope = 'box' | 'photo' | 'event' | 'selection'

export interface ReviewState {
  focusId: number | null
  openId: number | null
  /** Where the grid came to rest after it was last scrolled, in pixels; null: it was not yet. */
  restsAt: number | null
  /** The box of the open photo that verdicts are about. */
  boxId: number | null
  selection: Selection
  /** Whether verdicts on the open photo are for its whole event. */
  wholeEvent: boolean
  /** What a verdict is about that waits for the right animal. */
  asking: { scope: Scope } | null
  notice: Notice | null
}

/** The state that the parts of a session share; listeners hear of every change. */
export class SessionState {
  now: ReviewState = {
    focusId: null,
    openId: null,
    restsAt: null,
    boxId: null,
    selection: nothingSelected,
    wholeEvent: false,
    asking: null,
    notice: null,
  }
  /** The photo from which a selection is drawn on. */
  anchorId: number | null = null
  private readonly listeners = new Set<() => void>()

  constructor(initial: Partial<ReviewState>) {
    this.now = { ...this.now, ...initial }
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly set = (patch: Partial<ReviewState>): void => {
    this.now = { ...this.now, ...patch }
    for (const listener of this.listeners) listener()
  }

  inform(text: string): void {
    this.set({ notice: { kind: 'info', text } })
  }
}
