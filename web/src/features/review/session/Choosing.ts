import { texts } from '@/lib/texts'
import { mostSelected, nothingSelected, toggled, toggledAll, withAll, type Selection } from '../selection'
import type { GridScroller } from '../timeline/GridScroller'
import type { GridSource } from '../timeline/GridSource'
import type { Opening } from './Opening'
import type { SessionState } from './SessionState'

/** Which photos the person has selected. */
export class Choosing {
  constructor(
    private readonly state: SessionState,
    private readonly source: GridSource,
    private readonly scroller: GridScroller,
    private readonly opening: Opening,
  ) {}

  press(id: number, keys: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void {
    if (keys.shiftKey && this.state.anchorId !== null) this.selectTo(id)
    else if (keys.ctrlKey || keys.metaKey || this.state.now.selection.size > 0) this.toggle(id)
    else this.opening.open(id)
  }

  toggle(id: number): void {
    this.state.anchorId = id
    this.select(toggled(this.state.now.selection, id), id)
  }

  selectTo(id: number): void {
    const ids = this.source.model.between(this.state.anchorId ?? id, id).map((photo) => photo.id)
    this.select(withAll(this.state.now.selection, ids), id)
  }

  toggleAll(ids: readonly number[]): void {
    this.select(toggledAll(this.state.now.selection, ids), ids[0] ?? null)
  }

  selectNone(): void {
    this.state.set({ selection: nothingSelected })
  }

  /** Every photo of the section that the focus is in. */
  async selectSection(): Promise<void> {
    const { model } = this.source
    const { focusId } = this.state.now
    const cell = focusId === null ? undefined : model.find(focusId)
    const section = model.blocks[cell?.block ?? model.blockAt(this.scroller.top)]?.section
    const indexes = model.blocks.flatMap((block, index) => (block.section === section ? [index] : []))
    await Promise.all(indexes.map((index) => this.source.load(index)))
    this.toggleAll(indexes.flatMap((index) => model.photosOf(index).map((photo) => photo.id)))
  }

  private select(selection: Selection, focusId: number | null): void {
    if (selection.size > mostSelected) return this.state.inform(texts.review.tooMany(mostSelected))
    this.state.set({ selection, focusId: focusId ?? this.state.now.focusId })
  }
}
