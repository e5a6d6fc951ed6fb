import type { Anchor, GridModel } from './gridModel'

const margin = 12

/** Moves the scrolled element of a grid, and keeps what is seen in its place when heights above it change. */
export class GridScroller {
  private element: HTMLElement | null = null
  private anchor: Anchor | undefined

  constructor(private readonly model: GridModel) {}

  attach(element: HTMLElement | null): void {
    this.element = element
  }

  /** How far the grid is scrolled, in pixels. */
  get top(): number {
    return this.element?.scrollTop ?? 0
  }

  /** Call when the person has scrolled. */
  noteScroll(): void {
    if (this.element) this.anchor = this.model.anchorAt(this.element.scrollTop)
  }

  /** Call when heights have changed. */
  keepPlace(): void {
    const y = this.anchor && this.model.yOfAnchor(this.anchor)
    if (y !== undefined && this.element && Math.abs(y - this.element.scrollTop) > 1) this.element.scrollTop = y
  }

  /** A share of the whole height, 0-1. */
  scrollToShare(share: number): void {
    const { element } = this
    if (element) this.scrollTo(share * (element.scrollHeight - element.clientHeight))
  }

  scrollToBlock(index: number): void {
    this.scrollTo(this.model.topOf(index))
  }

  /** Brings a photo into the window; false when its block is not here. */
  reveal(photoId: number, align: 'nearest' | 'center' = 'nearest'): boolean {
    const cell = this.model.find(photoId)
    const { element } = this
    if (!cell || !element) return false
    const { top, bottom } = this.model.yOf(cell)
    const height = element.clientHeight
    if (align === 'center') this.scrollTo((top + bottom - height) / 2)
    else if (top < element.scrollTop + margin) this.scrollTo(top - margin)
    else if (bottom > element.scrollTop + height - margin) this.scrollTo(bottom - height + margin)
    return true
  }

  private scrollTo(y: number): void {
    if (!this.element) return
    this.anchor = this.model.anchorAt(Math.max(0, y))
    this.element.scrollTop = y
  }
}
