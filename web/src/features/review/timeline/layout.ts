import type { TimelinePhoto } from '@/api/types'
import type { Block } from './blocks'
import type { PhotoEvent } from './grouping'

/** Sizes in CSS pixels. */
export interface Metrics {
  columns: number
  cellWidth: number
  cellHeight: number
  spacing: number
  titleHeight: number
  /** 0 where photos are not grouped. */
  headerHeight: number
}

/** Photos of one event in one row; the first part of an event carries its header. */
export interface Segment {
  event: PhotoEvent
  column: number
  photos: TimelinePhoto[]
  isStart: boolean
}

export interface CellRow {
  /** From the top of the block. */
  top: number
  height: number
  /** Space for event headers above the photos. */
  header: number
  segments: Segment[]
}

export interface BlockLayout {
  rows: CellRow[]
  height: number
}

const spacing = 8
const titleHeight = 44
const headerHeight = 32
const wideCell = 184
const narrowCell = 104
const narrowWindow = 640

/** How many photos stand side by side in a width, and how large they are. */
export function metricsFor(width: number, grouped: boolean): Metrics {
  const wanted = width < narrowWindow ? narrowCell : wideCell
  const columns = Math.max(2, Math.floor((width + spacing) / (wanted + spacing)))
  const cellWidth = Math.floor((width - spacing * (columns - 1)) / columns)
  return {
    columns,
    cellWidth,
    cellHeight: Math.round(cellWidth * 0.75),
    spacing,
    titleHeight,
    headerHeight: grouped ? headerHeight : 0,
  }
}

const hasTitle = (block: Block) => block.offset === 0

/** Short events share a row; a longer one begins a row of its own and fills as many as it needs. */
export function layoutBlock(block: Block, events: readonly PhotoEvent[], metrics: Metrics): BlockLayout {
  const rows: CellRow[] = []
  let top = hasTitle(block) ? metrics.titleHeight : 0
  let used = metrics.columns
  const addRow = (header: number) => {
    const height = header + metrics.cellHeight + metrics.spacing
    rows.push({ top, height, header, segments: [] })
    top += height
  }
  for (const event of events) {
    if (event.photos.length > metrics.columns - used) used = metrics.columns
    for (let start = 0; start < event.photos.length; start += metrics.columns) {
      if (used >= metrics.columns) {
        addRow(start === 0 ? metrics.headerHeight : 0)
        used = 0
      }
      const photos = event.photos.slice(start, start + metrics.columns)
      rows.at(-1)?.segments.push({ event, column: used, photos, isStart: start === 0 })
      used = event.photos.length > metrics.columns ? metrics.columns : used + photos.length
    }
  }
  return { rows, height: top }
}

/** Rows are seldom full when photos are grouped. */
const groupedFill = 0.8

/** About how high a block will be, before its photos are known. */
export function estimatedHeight(block: Block, metrics: Metrics): number {
  const fill = metrics.headerHeight > 0 ? groupedFill : 1
  const rows = Math.max(1, Math.ceil(block.count / (metrics.columns * fill)))
  return (hasTitle(block) ? metrics.titleHeight : 0) + rows * (metrics.headerHeight + metrics.cellHeight + metrics.spacing)
}
