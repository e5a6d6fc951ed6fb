import type { TimelineSection } from '@/api/types'

/** A part of a section that is fetched, laid out and shown as one. */
export interface Block {
  /** Section and offset: the same part keeps its id when other sections change. */
  id: string
  section: string
  offset: number
  count: number
}

export const photosPerBlock = 200

export function blocksOf(sections: readonly TimelineSection[]): Block[] {
  return sections.flatMap(({ key, photos }) =>
    Array.from({ length: Math.ceil(photos / photosPerBlock) }, (_, index) => {
      const offset = index * photosPerBlock
      return { id: `${key}:${offset}`, section: key, offset, count: Math.min(photosPerBlock, photos - offset) }
    }),
  )
}
