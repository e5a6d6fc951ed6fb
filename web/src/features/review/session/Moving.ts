import { ApiError } from '@/api/client'
import { fetchPlace } from '@/api/photos/fetchPlace'
import type { TimelinePhoto } from '@/api/types'
import { withAll } from '../selection'
import type { Direction } from '../timeline/gridModel'
import type { GridScroller } from '../timeline/GridScroller'
import type { GridSource } from '../timeline/GridSource'
import type { SessionState } from './SessionState'

/** Where the person is in the grid, and how they get elsewhere. */
export class Moving {
  /** Focus follows once the photo's row is drawn. */
  private focusIsDue = false

  constructor(
    private readonly state: SessionState,
    private readonly source: GridSource,
    private readonly scroller: GridScroller,
  ) {}

  private get model() {
    return this.source.model
  }

  focus(id: number): void {
    if (id !== this.state.now.focusId) this.state.set({ focusId: id })
    this.state.anchorId ??= id
  }

  /** Moves the focus to a photo and brings it into the window, fetching it if need be. */
  async goTo(id: number): Promise<void> {
    this.focusIsDue = true
    this.state.set({ focusId: id })
    if (this.scroller.reveal(id)) return this.source.tell()
    await this.bring(id)
  }

  move(direction: Direction, extend: boolean): void {
    const { focusId: from, selection } = this.state.now
    const next = from === null ? undefined : this.model.neighbour(from, direction)
    if (from === null || !next) return
    if (extend) {
      this.state.anchorId ??= from
      this.state.set({ selection: withAll(selection, this.model.between(from, next.id).map((photo) => photo.id)) })
    } else this.state.anchorId = next.id
    void this.goTo(next.id)
  }

  async goToEnd(which: 'first' | 'last'): Promise<void> {
    const index = which === 'first' ? 0 : this.model.blocks.length - 1
    this.scroller.scrollToBlock(index)
    await this.source.load(index)
    const photo = this.model.photosOf(index).at(which === 'first' ? 0 : -1)
    if (photo) await this.goTo(photo.id)
  }

  /** The first photo inside the window. */
  firstShown(): TimelinePhoto | undefined {
    return this.firstBelow(this.scroller.top)
  }

  private firstBelow(y: number): TimelinePhoto | undefined {
    const rows = this.model.rowsOf(this.model.blockAt(y))
    return (rows.find((row) => row.y + row.header >= y) ?? rows.at(-1))?.segments[0]?.photos[0]
  }

  /** Call when the grid has been scrolled and rests again. */
  rest(): void {
    this.state.set({ restsAt: this.scroller.top })
  }

  /** Where the person is: at the photo in focus, or where that was scrolled out of sight, in the middle of the window. */
  place(): number | null {
    const { focusId, restsAt } = this.state.now
    if (restsAt === null || (focusId !== null && this.scroller.shows(focusId))) return focusId
    if (restsAt === 0) return null
    return this.firstBelow(this.scroller.middle - this.model.metrics.cellHeight)?.id ?? focusId
  }

  /** True once, when a photo's button is to take the focus. */
  takeFocusDue(): boolean {
    const due = this.focusIsDue
    this.focusIsDue = false
    return due
  }

  dueAgain(): void {
    this.focusIsDue = true
  }

  /** Shows the place where a photo stands. */
  async bring(id: number): Promise<boolean> {
    try {
      const place = await fetchPlace(this.source.query, id)
      await this.bringPlace(id, place)
      return true
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return false
      throw error
    }
  }

  async bringPlace(id: number, place: { section: string; offset: number }): Promise<void> {
    const index = this.model.blocks.findIndex(
      (block) => block.section === place.section && place.offset >= block.offset && place.offset < block.offset + block.count,
    )
    if (index < 0) return
    this.scroller.scrollToBlock(index)
    await this.source.load(index)
    this.scroller.reveal(id, 'center')
    this.source.tell()
  }
}
