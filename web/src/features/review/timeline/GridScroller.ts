import type { Anchor, GridModel } from './gridModel'

const margin = 12
/** Browsers lay out nothing beyond some 33 million pixels, and what is far down less and less exactly. */
const longest = 4_000_000
/** This close to the end of what is laid out, another part of the grid is. */
const edge = 1_000_000

/** Faster than this many pixels a second, what passes is not worth the time that its pictures take. */
const passingSpeed = 3000
const sampleTime = 50
/** A grid that was not scrolled for so long is not passing any more. */
const calmTime = 90

/**
 * Moves the scrolled element of a grid, and keeps what is seen in its place when heights above it change. Of a grid
 * longer than a browser can lay out the element holds a part, which is exchanged before its end is reached.
 */
export class GridScroller {
  /** How much of the grid lies above the part that is laid out, in pixels. */
  base = 0
  private element: HTMLElement | null = null
  private anchor: Anchor | undefined
  private moved: () => void = () => undefined
  /** Whether the person scrolls so fast that pictures wait. */
  private passing = false
  private sample = { at: 0, top: 0 }
  private calm: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()

  constructor(private readonly model: GridModel) {}

  /** `moved` is called whenever the grid has been scrolled. */
  attach(element: HTMLElement | null, moved: () => void): void {
    this.element = element
    this.moved = moved
  }

  /** The height of the part that is laid out. */
  get space(): number {
    return Math.min(this.model.height, longest)
  }

  /** How far the grid is scrolled, in pixels. */
  get top(): number {
    return this.base + (this.element?.scrollTop ?? 0)
  }

  /** The middle of the window, from the top of the grid. */
  get middle(): number {
    return this.top + (this.element?.clientHeight ?? 0) / 2
  }

  /** Whether a photo, or a part of it, is inside the window. */
  shows(photoId: number): boolean {
    const cell = this.model.find(photoId)
    if (!cell || !this.element) return false
    const { top, bottom } = this.model.yOf(cell)
    return top < this.top + this.element.clientHeight && bottom > this.top
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly isPassing = () => this.passing

  /** Call when the person has scrolled. */
  noteScroll(): void {
    if (!this.element) return
    this.notePace(performance.now())
    this.anchor = this.model.anchorAt(this.top)
    if (this.isNearEdge(this.top)) this.moveTo(this.top)
    else this.moved()
  }

  /** Call when heights have changed. */
  keepPlace(): void {
    const y = (this.anchor && this.model.yOfAnchor(this.anchor)) ?? this.top
    if (Math.abs(y - this.top) > 1 || this.base > this.lastBase) this.moveTo(y)
  }

  /** A share of the whole height, 0-1. */
  scrollToShare(share: number): void {
    this.scrollTo(share * (this.model.height - (this.element?.clientHeight ?? 0)))
  }

  scrollToBlock(index: number): void {
    this.scrollTo(this.model.topOf(index))
  }

  /** Brings a photo into the window; false when its block is not here. */
  reveal(photoId: number, align: 'nearest' | 'center' = 'nearest'): boolean {
    const cell = this.model.find(photoId)
    if (!cell || !this.element) return false
    const { top, bottom } = this.model.yOf(cell)
    const height = this.element.clientHeight
    if (align === 'center') this.scrollTo((top + bottom - height) / 2)
    else if (top < this.top + margin) this.scrollTo(top - margin)
    else if (bottom > this.top + height - margin) this.scrollTo(bottom - height + margin)
    return true
  }

  private notePace(now: number): void {
    clearTimeout(this.calm)
    this.calm = setTimeout(() => this.setPassing(false), calmTime)
    const time = now - this.sample.at
    if (time < sampleTime) return
    const speed = (1000 * Math.abs(this.top - this.sample.top)) / time
    this.sample = { at: now, top: this.top }
    this.setPassing(speed > passingSpeed)
  }

  private setPassing(passing: boolean): void {
    if (passing === this.passing) return
    this.passing = passing
    for (const listener of this.listeners) listener()
  }

  private scrollTo(y: number): void {
    this.anchor = this.model.anchorAt(Math.max(0, y))
    this.moveTo(y)
  }

  private moveTo(y: number): void {
    if (!this.element) return
    if (this.base > this.lastBase || this.isNearEdge(y)) this.base = Math.round(Math.min(this.lastBase, Math.max(0, y - longest / 2)))
    this.element.scrollTop = y - this.base
    // A jump is to a place whose pictures are wanted, however far it is.
    this.sample = { at: performance.now(), top: this.top }
    this.moved()
  }

  private get lastBase(): number {
    return this.model.height - this.space
  }

  private isNearEdge(y: number): boolean {
    const within = y - this.base
    return (within < edge && this.base > 0) || (within > longest - edge && this.base < this.lastBase)
  }
}
