import type { QualityBox, QualityCard } from '@/api/types'

/** What a person did in this sitting: cards dealt with, latest last, and the place among the open ones. */
export interface Dealt {
  gone: number[]
  index: number
  /** A card that was taken back: it is the one to look at as soon as it is there again. */
  back: number | null
}

export function currentOf(cards: QualityCard[], dealt: Dealt) {
  const open = cards.filter((card) => card.id === null || !dealt.gone.includes(card.id))
  const back = dealt.back === null ? -1 : open.findIndex((card) => card.id === dealt.back)
  const index = back >= 0 ? back : Math.min(dealt.index, Math.max(0, open.length - 1))
  return { card: open[index], open, index }
}

export const canRemove = (card: QualityCard) => card.box !== null && card.suggestion?.action !== 'remove'

/** Annotate, at the card's box or where one is missing; only field photos can be opened there. */
export function annotateAddress({ photo, box_index, suggestion }: QualityCard): string | undefined {
  if (photo.photo_id === null) return undefined
  const address = `/annotate?photo=${photo.photo_id}`
  if (box_index !== null) return `${address}&box=${box_index}`
  if (!suggestion) return address
  const at = [(suggestion.x_min + suggestion.x_max) / 2, (suggestion.y_min + suggestion.y_max) / 2]
  return `${address}&at=${at.map((share) => share.toFixed(4)).join(',')}`
}

export interface Region {
  left: number
  top: number
  /** Of the photo's width and height. */
  share: number
}

const margin = 2.2
const least = 0.15

/** The square part of the photo (as shares, as wide as high in them) that shows the boxes closely. */
export function closeRegion(boxes: QualityBox[]): Region | undefined {
  if (boxes.length === 0) return undefined
  const low = (side: 'x_min' | 'y_min') => Math.max(0, Math.min(...boxes.map((box) => box[side])))
  const high = (side: 'x_max' | 'y_max') => Math.min(1, Math.max(...boxes.map((box) => box[side])))
  const x = [low('x_min'), high('x_max')] as const
  const y = [low('y_min'), high('y_max')] as const
  const share = Math.min(1, Math.max(least, margin * Math.max(x[1] - x[0], y[1] - y[0])))
  const start = ([from, to]: readonly [number, number]) => Math.max(0, Math.min(1 - share, (from + to - share) / 2))
  return { left: start(x), top: start(y), share }
}
