import type { TimelinePhoto, TimelineSection } from '@/api/types'
import { blocksOf, type Block } from './blocks'
import { eventsOf, type PhotoEvent } from './grouping'
import { estimatedHeight, layoutBlock, type BlockLayout, type CellRow, type Metrics } from './layout'

/** Where a photo stands: its block, row and column. */
export interface Cell {
  block: number
  row: number
  column: number
  photo: TimelinePhoto
  event: PhotoEvent
}

/** A row at its place in the whole grid. */
export interface PlacedRow extends CellRow {
  key: string
  y: number
}

/** A place that is kept on the screen when heights change: a share of a block's height below its top. */
export interface Anchor {
  blockId: string
  share: number
}

export type Direction = 'left' | 'right' | 'up' | 'down'

interface Loaded {
  photos: TimelinePhoto[]
  events: PhotoEvent[]
  layout: BlockLayout
}

/**
 * Knows the height and place of everything in the grid: real for the blocks whose photos are here, estimated for
 * the others. Changing it is cheap enough to be done for every block that arrives.
 */
export class GridModel {
  blocks: Block[] = []
  metrics: Metrics
  private gapMinutes: number
  private readonly loaded = new Map<string, Loaded>()
  /** Real heights of blocks whose photos were let go. */
  private readonly heights = new Map<string, number>()
  private tops: number[] = [0]
  private cells = new Map<number, Cell>()

  constructor(metrics: Metrics, gapMinutes: number) {
    this.metrics = metrics
    this.gapMinutes = gapMinutes
  }

  get height(): number {
    return this.tops.at(-1) ?? 0
  }

  setSections(sections: readonly TimelineSection[]): void {
    this.blocks = blocksOf(sections)
    const ids = new Set(this.blocks.map((block) => block.id))
    for (const id of this.loaded.keys()) if (!ids.has(id)) this.loaded.delete(id)
    this.heights.clear()
    this.place()
  }

  setMetrics(metrics: Metrics, gapMinutes: number): void {
    this.metrics = metrics
    this.gapMinutes = gapMinutes
    this.heights.clear()
    for (const block of this.blocks) {
      const known = this.loaded.get(block.id)
      if (known) this.loaded.set(block.id, this.laidOut(block, known.photos))
    }
    this.place()
  }

  setPhotos(id: string, photos: TimelinePhoto[]): void {
    const block = this.blocks.find((one) => one.id === id)
    if (!block) return
    this.loaded.set(id, this.laidOut(block, photos))
    this.place()
  }

  /** Lets a block's photos go; its height stays known. */
  drop(id: string): void {
    const known = this.loaded.get(id)
    if (known) this.heights.set(id, known.layout.height)
    this.loaded.delete(id)
    this.place()
  }

  isLoaded(index: number): boolean {
    const block = this.blocks[index]
    return block !== undefined && this.loaded.has(block.id)
  }

  topOf(index: number): number {
    return this.tops[index] ?? this.height
  }

  /** The block at a height, the last one below all of them. */
  blockAt(y: number): number {
    let low = 0
    let high = this.blocks.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.topOf(middle) <= y) low = middle
      else high = middle - 1
    }
    return low
  }

  blocksBetween(from: number, to: number): number[] {
    if (this.blocks.length === 0) return []
    const [first, last] = [this.blockAt(Math.max(0, from)), this.blockAt(Math.max(0, to))]
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  }

  rowsOf(index: number): PlacedRow[] {
    const block = this.blocks[index]
    const rows = block && this.loaded.get(block.id)?.layout.rows
    return rows?.map((row, position) => ({ ...row, key: `${block?.id}:${position}`, y: this.topOf(index) + row.top })) ?? []
  }

  photosOf(index: number): readonly TimelinePhoto[] {
    const block = this.blocks[index]
    return (block && this.loaded.get(block.id)?.photos) ?? []
  }

  /** Where a photo stands, if its block is here. */
  find(photoId: number): Cell | undefined {
    return this.cells.get(photoId)
  }

  yOf(cell: Cell): { top: number; bottom: number } {
    const row = this.row(cell.block, cell.row)
    const top = this.topOf(cell.block) + (row?.top ?? 0)
    return { top, bottom: top + (row?.height ?? 0) }
  }

  anchorAt(y: number): Anchor | undefined {
    const index = this.blockAt(y)
    const block = this.blocks[index]
    if (!block) return undefined
    return { blockId: block.id, share: (y - this.topOf(index)) / (this.topOf(index + 1) - this.topOf(index)) }
  }

  /** Where an anchor lies now; undefined when its block is gone. */
  yOfAnchor({ blockId, share }: Anchor): number | undefined {
    const index = this.blocks.findIndex((block) => block.id === blockId)
    if (index < 0) return undefined
    return this.topOf(index) + share * (this.topOf(index + 1) - this.topOf(index))
  }

  /** The photo beside, above or below; undefined at the end of what is here. */
  neighbour(photoId: number, direction: Direction): TimelinePhoto | undefined {
    const cell = this.find(photoId)
    if (!cell) return undefined
    if (direction === 'left' || direction === 'right') return this.beside(cell, direction === 'left' ? -1 : 1)
    const [block, row] = this.rowBeside(cell, direction === 'up' ? -1 : 1)
    return nearest(this.row(block, row), cell.column)
  }

  /** The photos from one to another in the order of the screen, as far as they are here. */
  between(fromId: number, toId: number): TimelinePhoto[] {
    const ids = [...this.cells.keys()]
    const [a, b] = [ids.indexOf(fromId), ids.indexOf(toId)]
    if (a < 0 || b < 0) return []
    return ids.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap((id) => this.cells.get(id)?.photo ?? [])
  }

  /**
   * The first photo after this one that passes; 'unknown' when a block on the way is not here, undefined when
   * there is none up to the end.
   */
  nextWhere(photoId: number, passes: (photo: TimelinePhoto) => boolean): TimelinePhoto | 'unknown' | undefined {
    const cell = this.find(photoId)
    if (!cell) return 'unknown'
    for (let photo = this.beside(cell, 1); photo; ) {
      if (passes(photo)) return photo
      const next = this.find(photo.id)
      if (!next) return 'unknown'
      photo = this.beside(next, 1)
      if (!photo && next.block < this.blocks.length - 1) return 'unknown'
    }
    return cell.block < this.blocks.length - 1 ? 'unknown' : undefined
  }

  private laidOut(block: Block, photos: TimelinePhoto[]): Loaded {
    const isGrouped = this.metrics.headerHeight > 0
    const events = isGrouped ? eventsOf(photos, this.gapMinutes) : [{ camera: '', photos }]
    return { photos, events, layout: layoutBlock(block, events, this.metrics) }
  }

  private place(): void {
    this.tops = [0]
    this.cells = new Map()
    this.blocks.forEach((block, index) => {
      const known = this.loaded.get(block.id)
      const height = known?.layout.height ?? this.heights.get(block.id) ?? estimatedHeight(block, this.metrics)
      this.tops.push((this.tops[index] ?? 0) + height)
      known?.layout.rows.forEach((row, position) => this.placeCells(index, position, row))
    })
  }

  private placeCells(block: number, row: number, { segments }: CellRow): void {
    for (const { event, column, photos } of segments)
      photos.forEach((photo, index) => this.cells.set(photo.id, { block, row, column: column + index, photo, event }))
  }

  private row(block: number, row: number): CellRow | undefined {
    const id = this.blocks[block]?.id
    return id === undefined ? undefined : this.loaded.get(id)?.layout.rows[row]
  }

  private rowBeside({ block, row }: Pick<Cell, 'block' | 'row'>, step: 1 | -1): [block: number, row: number] {
    if (this.row(block, row + step)) return [block, row + step]
    return step === 1 ? [block + 1, 0] : [block - 1, this.rowsOf(block - 1).length - 1]
  }

  private beside(cell: Cell, step: 1 | -1): TimelinePhoto | undefined {
    const photos = inRow(this.row(cell.block, cell.row))
    const index = photos.findIndex((photo) => photo.id === cell.photo.id) + step
    if (photos[index]) return photos[index]
    const other = inRow(this.row(...this.rowBeside(cell, step)))
    return other.at(step === 1 ? 0 : -1)
  }
}

const inRow = (row: CellRow | undefined) => row?.segments.flatMap((segment) => segment.photos) ?? []

/** The photo of a row that stands closest to a column. */
function nearest(row: CellRow | undefined, column: number): TimelinePhoto | undefined {
  const photos = inRow(row)
  return photos[Math.min(column, photos.length - 1)]
}
